package io.snug.auth.slack;

import io.snug.auth.account.Account;
import io.snug.auth.account.AccountListRepository;
import io.snug.auth.account.AccountRepository;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.UserId;
import io.snug.platform.dialect.slack.SlackArguments;
import io.snug.platform.dialect.slack.SlackFault;
import io.snug.platform.dialect.slack.SlackReply;
import io.snug.platform.json.Json;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// `users.*`.
///
/// @see <a href="https://docs.slack.dev/reference/methods/users.list">Slack: users.list</a>
@Component
class SlackUserMethods {
  private static final int LIMIT_MAX = 1000;

  private final AccountRepository accounts;
  private final AccountListRepository lists;
  private final SlackUserEncoder encoder;
  private final InstantSource clock;

  SlackUserMethods(
      AccountRepository accounts,
      AccountListRepository lists,
      SlackUserEncoder encoder,
      InstantSource clock) {
    this.accounts = accounts;
    this.lists = lists;
    this.encoder = encoder;
    this.clock = clock;
  }

  /// Without a user it is `user_not_found`, as Slack says.
  Mono<SlackReply> info(Caller caller, SlackArguments arguments) {
    var id = arguments.text("user");
    return id == null || id.isBlank()
        ? Mono.just(SlackReply.error("user_not_found"))
        : accounts
            .find(caller.workspaceId(), new UserId(id))
            .map(account -> user(caller, arguments, account))
            .defaultIfEmpty(SlackReply.error("user_not_found"));
  }

  /// The error's name is plural, which no other method's is.
  Mono<SlackReply> lookupByEmail(Caller caller, SlackArguments arguments) {
    return accounts
        .findByEmail(caller.workspaceId(), arguments.requiredText("email"))
        .filter(Account::active)
        .map(account -> user(caller, arguments, account))
        .defaultIfEmpty(SlackReply.error("users_not_found"));
  }

  /// One row more than shown is read, to know whether there is a next page.
  Mono<SlackReply> list(Caller caller, SlackArguments arguments) {
    int limit = limit(arguments);
    int shown = limit == 0 ? LIMIT_MAX : limit;
    return lists
        .after(caller.workspaceId(), SlackCursor.read(arguments.text("cursor")), shown + 1)
        .collectList()
        .map(found -> page(caller, arguments, found, shown));
  }

  private static int limit(SlackArguments arguments) {
    var limit = arguments.integer("limit", "invalid_limit");
    if (limit == null) {
      return 0;
    }
    if (limit < 0) {
      throw SlackFault.of("invalid_limit");
    }
    return (int) Math.min(limit, LIMIT_MAX);
  }

  private SlackReply page(Caller caller, SlackArguments arguments, List<Account> found, int shown) {
    boolean more = found.size() > shown;
    if (more && limit(arguments) == 0) {
      return SlackReply.error("limit_required");
    }
    var page = more ? found.subList(0, shown) : found;
    var members = Json.array();
    page.forEach(account -> members.add(encoder.user(account, caller, locale(arguments))));
    var payload = Json.object();
    payload.set("members", members);
    payload.put("cache_ts", clock.instant().getEpochSecond());
    return SlackReply.ok(payload)
        .withNextCursor(more ? SlackCursor.after(page.getLast().id().value()) : "");
  }

  private SlackReply user(Caller caller, SlackArguments arguments, Account account) {
    return SlackReply.ok("user", encoder.user(account, caller, locale(arguments)));
  }

  private static boolean locale(SlackArguments arguments) {
    return arguments.flag("include_locale");
  }
}
