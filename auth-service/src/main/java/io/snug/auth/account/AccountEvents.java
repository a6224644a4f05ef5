package io.snug.auth.account;

import io.snug.auth.event.UserEvents;
import io.snug.platform.json.Json;
import io.snug.platform.outbox.NewEvent;
import tools.jackson.databind.node.ObjectNode;

/// What is told of accounts. The field names are a public promise.
final class AccountEvents {
  private AccountEvents() {}

  static NewEvent created(Account account) {
    return event("account-created", account);
  }

  static NewEvent changed(Account account) {
    return event("account-changed", account);
  }

  static NewEvent deactivated(Account account) {
    return event("account-deactivated", account);
  }

  private static NewEvent event(String type, Account account) {
    return UserEvents.ofAccount(
        type, account.id(), account.version(), account.updatedAt(), data(account));
  }

  private static ObjectNode data(Account account) {
    var data =
        Json.object()
            .put("id", account.id().value())
            .put("workspaceId", account.workspaceId().value())
            .put("username", account.username())
            .put("name", account.name())
            .put("email", account.email());
    data.set("roles", Json.array(account.roles()));
    return data.put("bot", account.bot())
        .put("active", account.active())
        .put("timeZone", account.timeZone())
        .put("createdAt", UserEvents.time(account.createdAt()))
        .put("updatedAt", UserEvents.time(account.updatedAt()))
        .put("version", account.version());
  }
}
