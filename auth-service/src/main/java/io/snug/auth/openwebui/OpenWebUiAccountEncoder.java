package io.snug.auth.openwebui;

import io.snug.auth.account.Account;
import io.snug.auth.group.UserGroup;
import io.snug.platform.json.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Accounts as Open WebUI shows them. All members are always there; what we do not keep is null.
final class OpenWebUiAccountEncoder {
  private static final String PICTURE = "/user.png";

  private OpenWebUiAccountEncoder() {}

  static ObjectNode session(OpenWebUiSession session) {
    var account = session.account();
    var end = session.expiresAt();
    var body = Json.object().put("token", session.token()).put("token_type", "Bearer");
    if (end == null) {
      body.putNull("expires_at");
    } else {
      body.put("expires_at", end.getEpochSecond());
    }
    identify(body, account)
        .put("profile_image_url", "/api/v1/users/" + account.id().value() + "/profile/image");
    body.set("permissions", OpenWebUiPermissions.tree(session.permissions()));
    return body;
  }

  static ObjectNode sessionInfo(OpenWebUiSession session) {
    return status(session(session).putNull("bio").putNull("gender").putNull("date_of_birth"));
  }

  /// An account somebody else has just made, with a first token for it.
  static ObjectNode added(Account account, String token) {
    var body = Json.object().put("token", token).put("token_type", "Bearer");
    return identify(body, account).put("profile_image_url", PICTURE);
  }

  static ObjectNode userInfo(Account account, List<UserGroup> groups) {
    var info = identify(status(Json.object()), account).putNull("bio");
    info.set("groups", names(groups));
    return info.put("is_active", false);
  }

  static ObjectNode fullUser(Account account, List<UserGroup> groups) {
    var user =
        identify(Json.object(), account)
            .put("username", account.username())
            .put("profile_image_url", PICTURE)
            .putNull("profile_banner_image_url")
            .putNull("bio")
            .putNull("gender")
            .putNull("date_of_birth")
            .put("timezone", account.timeZone())
            .putNull("presence_state");
    status(user)
        .putNull("info")
        .putNull("settings")
        .putNull("oauth")
        .putNull("scim")
        .put("last_active_at", account.updatedAt().getEpochSecond())
        .put("updated_at", account.updatedAt().getEpochSecond())
        .put("created_at", account.createdAt().getEpochSecond());
    user.set("groups", names(groups));
    return user.put("is_active", false);
  }

  private static ObjectNode identify(ObjectNode body, Account account) {
    var email = account.email();
    return body.put("id", account.id().value())
        .put("email", email == null ? "" : email)
        .put("name", account.name())
        .put("role", OpenWebUiRole.of(account.roles()));
  }

  private static ObjectNode status(ObjectNode body) {
    return body.putNull("status_emoji").putNull("status_message").putNull("status_expires_at");
  }

  private static ArrayNode names(List<UserGroup> groups) {
    var names = Json.array();
    groups.forEach(
        group -> names.add(Json.object().put("id", group.id()).put("name", group.name())));
    return names;
  }
}
