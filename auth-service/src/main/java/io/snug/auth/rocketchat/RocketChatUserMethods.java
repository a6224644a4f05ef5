package io.snug.auth.rocketchat;

import io.snug.auth.account.Account;
import io.snug.auth.account.AccountListRepository;
import io.snug.auth.account.AccountOrder;
import io.snug.auth.account.AccountPage;
import io.snug.auth.account.AccountRepository;
import io.snug.auth.account.AccountSearch;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.UserId;
import io.snug.platform.dialect.rocketchat.RocketChatArguments;
import io.snug.platform.dialect.rocketchat.RocketChatCall;
import io.snug.platform.dialect.rocketchat.RocketChatPage;
import io.snug.platform.dialect.rocketchat.RocketChatReply;
import io.snug.platform.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Finding users.
@Component
class RocketChatUserMethods {
  private static final String FULL_INFO = "view-full-other-user-info";
  private static final String LIST = "view-d-room";

  private final AccountRepository accounts;
  private final AccountListRepository lists;
  private final RocketChatUserEncoder encoder;

  RocketChatUserMethods(
      AccountRepository accounts, AccountListRepository lists, RocketChatUserEncoder encoder) {
    this.accounts = accounts;
    this.lists = lists;
    this.encoder = encoder;
  }

  Mono<RocketChatReply> info(RocketChatCall call) {
    var caller = call.caller();
    var found = find(caller, call.arguments());
    return found == null
        ? Mono.just(RocketChatReply.failure("Invalid search query."))
        : found
            .map(account -> RocketChatReply.ok("user", seenBy(caller, account)))
            .defaultIfEmpty(RocketChatReply.failure("User not found."));
  }

  Mono<RocketChatReply> list(RocketChatCall call) {
    var caller = call.caller();
    if (!caller.may(LIST)) {
      return Mono.just(RocketChatReply.forbidden());
    }
    var page = call.page();
    return lists.search(search(caller, page)).map(found -> list(caller, page, found));
  }

  private @Nullable Mono<Account> find(Caller caller, RocketChatArguments arguments) {
    var userId = arguments.parameter("userId");
    if (userId != null && !userId.isBlank()) {
      return accounts.find(caller.workspaceId(), new UserId(userId));
    }
    var username = arguments.parameter("username");
    return username == null || username.isBlank()
        ? null
        : accounts.findByUsername(caller.workspaceId(), username);
  }

  private static AccountSearch search(Caller caller, RocketChatPage page) {
    var sort = page.sort().entrySet().stream().findFirst().orElse(Map.entry("username", true));
    return new AccountSearch(
        caller.workspaceId(),
        "",
        false,
        order(sort.getKey()),
        sort.getValue(),
        page.offset(),
        page.count());
  }

  private static AccountOrder order(String member) {
    return switch (member) {
      case "name" -> AccountOrder.NAME;
      case "emails.address" -> AccountOrder.EMAIL;
      case "status", "active" -> AccountOrder.ACTIVE;
      case "createdAt" -> AccountOrder.CREATED;
      case "_updatedAt" -> AccountOrder.UPDATED;
      default -> AccountOrder.USERNAME;
    };
  }

  private RocketChatReply list(Caller caller, RocketChatPage page, AccountPage found) {
    var users = Json.array();
    found.accounts().forEach(account -> users.add(seenBy(caller, account)));
    var payload = Json.object();
    payload.set("users", users);
    payload
        .put("count", found.accounts().size())
        .put("offset", page.offset())
        .put("total", found.total());
    return RocketChatReply.ok(payload);
  }

  private ObjectNode seenBy(Caller caller, Account account) {
    boolean full = caller.userId().equals(account.id()) || caller.may(FULL_INFO);
    return full ? encoder.fullUser(account) : encoder.user(account);
  }
}
