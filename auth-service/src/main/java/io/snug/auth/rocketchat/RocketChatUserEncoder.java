package io.snug.auth.rocketchat;

import io.snug.auth.account.Account;
import io.snug.auth.workspace.WorkspaceProperties;
import io.snug.platform.dialect.rocketchat.WireDates;
import io.snug.platform.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Accounts as Rocket.Chat's user objects.
@Component
class RocketChatUserEncoder {
  private static final double SECONDS_PER_HOUR = 3600;

  private final WorkspaceProperties site;

  RocketChatUserEncoder(WorkspaceProperties site) {
    this.site = site;
  }

  /// Oneself, as `me` and `login` show it.
  ObjectNode me(Account account) {
    var me =
        Json.object()
            .put("_id", account.id().value())
            .put("name", account.name())
            .put("username", account.username());
    me.set("emails", emails(account));
    if (account.email() != null) {
      me.put("email", account.email());
    }
    me.put("status", "online")
        .put("statusConnection", "online")
        .put("utcOffset", utcOffset(account))
        .put("active", account.active());
    me.set("roles", Json.array(account.roles()));
    me.set("settings", noSettings());
    me.put("avatarUrl", site.address("/avatar/" + encoded(account.username())));
    me.put("isOAuthUser", false);
    me.set("_updatedAt", WireDates.REST.of(account.updatedAt()));
    me.set("services", hasPassword());
    return me;
  }

  /// Somebody as others see them.
  ObjectNode user(Account account) {
    var user =
        Json.object()
            .put("_id", account.id().value())
            .put("username", account.username())
            .put("name", account.name())
            .put("type", account.bot() ? "bot" : "user")
            .put("status", "offline")
            .put("active", account.active());
    user.set("roles", Json.array(account.roles()));
    return user.put("utcOffset", utcOffset(account));
  }

  /// Somebody a text may mean.
  ObjectNode suggestion(Account account) {
    return Json.object()
        .put("_id", account.id().value())
        .put("username", account.username())
        .put("name", account.name())
        .put("status", "offline");
  }

  /// Somebody as they themselves and administrators see them.
  ObjectNode fullUser(Account account) {
    var user = user(account);
    user.set("emails", emails(account));
    user.set("createdAt", WireDates.REST.of(account.createdAt()));
    user.set("_updatedAt", WireDates.REST.of(account.updatedAt()));
    return user;
  }

  /// What realtime clients keep of oneself in their collection `users`.
  ObjectNode published(Account account) {
    var user =
        Json.object()
            .put("_id", account.id().value())
            .put("username", account.username())
            .put("name", account.name());
    user.set("emails", emails(account));
    return user;
  }

  private static ArrayNode emails(Account account) {
    var emails = Json.array();
    if (account.email() != null) {
      emails.add(Json.object().put("address", account.email()).put("verified", true));
    }
    return emails;
  }

  private static ObjectNode noSettings() {
    var settings = Json.object();
    settings.set("profile", Json.object());
    settings.set("preferences", Json.object());
    return settings;
  }

  private static ObjectNode hasPassword() {
    var services = Json.object();
    services.set("password", Json.object().put("exists", true));
    return services;
  }

  /// In hours; half ones exist.
  private static double utcOffset(Account account) {
    try {
      var rules = ZoneId.of(account.timeZone()).getRules();
      return rules.getOffset(account.updatedAt()).getTotalSeconds() / SECONDS_PER_HOUR;
    } catch (DateTimeException _) {
      return 0;
    }
  }

  private static String encoded(String username) {
    return URLEncoder.encode(username, StandardCharsets.UTF_8);
  }
}
