package io.snug.auth.rocketchat;

import io.snug.auth.account.Account;
import io.snug.auth.account.AccountListRepository;
import io.snug.auth.account.AccountOrder;
import io.snug.auth.account.AccountPage;
import io.snug.auth.account.AccountRepository;
import io.snug.auth.account.AccountSearch;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.UserId;
import io.snug.platform.dialect.rocketchat.RocketChatCall;
import io.snug.platform.dialect.rocketchat.RocketChatFault;
import io.snug.platform.dialect.rocketchat.RocketChatPage;
import io.snug.platform.dialect.rocketchat.RocketChatReply;
import io.snug.platform.json.ClientJson;
import io.snug.platform.json.Json;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// Finding users.
@Component
class RocketChatUserMethods {
  private static final String FULL_INFO = "view-full-other-user-info";
  private static final String LIST = "view-d-room";
  private static final int SUGGESTIONS_MAX = 20;

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
    var userId = given(call, "userId");
    if (userId != null) {
      return show(caller, accounts.find(caller.workspaceId(), new UserId(userId)));
    }
    var username = given(call, "username");
    return username == null
        ? Mono.just(RocketChatReply.failure("Invalid search query."))
        : show(caller, accounts.findByUsername(caller.workspaceId(), username));
  }

  Mono<RocketChatReply> list(RocketChatCall call) {
    var caller = call.caller();
    if (!caller.may(LIST)) {
      return Mono.just(RocketChatReply.forbidden());
    }
    var page = call.page();
    return lists.search(search(caller, page)).map(found -> list(caller, page, found));
  }

  /// Whom a text that is being typed may mean.
  Mono<RocketChatReply> autocomplete(RocketChatCall call) {
    var caller = call.caller();
    var selector = selector(call.arguments().parameter("selector"));
    var exceptions = new HashSet<String>();
    selector.path("exceptions").forEach(username -> exceptions.add(username.asString()));
    var search =
        new AccountSearch(
            caller.workspaceId(),
            selector.path("term").asString(""),
            true,
            AccountOrder.USERNAME,
            true,
            0,
            SUGGESTIONS_MAX);
    return lists.search(search).map(found -> suggestions(found, exceptions));
  }

  private static ObjectNode selector(@Nullable String text) {
    try {
      if (text != null) {
        return ClientJson.parseObject(text);
      }
    } catch (JacksonException | IllegalArgumentException _) {
      // Answered like a selector that is missing.
    }
    throw RocketChatFault.bare("error-param-not-provided");
  }

  private RocketChatReply suggestions(AccountPage found, Set<String> exceptions) {
    var items = Json.array();
    found.accounts().stream()
        .filter(account -> !exceptions.contains(account.username()))
        .forEach(account -> items.add(encoder.suggestion(account)));
    return RocketChatReply.ok("items", items);
  }

  private static @Nullable String given(RocketChatCall call, String name) {
    var value = call.arguments().parameter(name);
    return value == null || value.isBlank() ? null : value;
  }

  private Mono<RocketChatReply> show(Caller caller, Mono<Account> found) {
    return found
        .map(account -> RocketChatReply.ok("user", seenBy(caller, account)))
        .defaultIfEmpty(RocketChatReply.failure("User not found."));
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
