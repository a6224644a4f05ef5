package io.snug.auth.rocketchat;

import io.snug.auth.account.NewAccount;
import io.snug.auth.account.Roles;
import io.snug.auth.password.Password;
import io.snug.platform.caller.WorkspaceId;
import io.snug.platform.dialect.rocketchat.RocketChatArguments;
import io.snug.platform.dialect.rocketchat.RocketChatFault;
import io.snug.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the body of `users.create`.
///
/// @see <a href="https://developer.rocket.chat/apidocs/create-user-endpoint">Rocket.Chat: Create
///   User</a>
final class RocketChatNewUserDecoder {
  static final String METHOD = "insertOrUpdateUser";

  private static final Pattern USERNAME = Pattern.compile("[0-9a-zA-Z-_.]{1,255}");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,255}");
  private static final int NAME_CHARS_MAX = 255;

  private RocketChatNewUserDecoder() {}

  /// What is wrong is thrown: first what the schema says, then what each field must be.
  static NewAccount decode(WorkspaceId workspace, RocketChatArguments arguments) {
    RocketChatSchema.require(arguments, "email", "name", "username", "password");
    var email = RocketChatSchema.text(arguments, "email").strip();
    var name = RocketChatSchema.text(arguments, "name").strip();
    var username = RocketChatSchema.text(arguments, "username").strip();
    var password = RocketChatSchema.text(arguments, "password");
    requireField(name, "Name");
    requireField(username, "Username");
    if (!USERNAME.matcher(username).matches()) {
      throw invalidField(username, "Username");
    }
    if (name.length() > NAME_CHARS_MAX) {
      throw invalidField(name, "Name");
    }
    requireField(password, "Password");
    if (!EMAIL.matcher(email).matches()) {
      throw RocketChatFault.of(
          "error-invalid-email", "Invalid email " + email, Json.object().put("email", email));
    }
    var roles = roles(arguments);
    return new NewAccount(
        null,
        workspace,
        username,
        name,
        email,
        Password.plain(password),
        roles,
        roles.contains(Roles.BOT),
        arguments.value("active") == null || RocketChatSchema.flag(arguments, "active"),
        null);
  }

  private static List<String> roles(RocketChatArguments arguments) {
    var value = arguments.value("roles");
    if (value == null) {
      return List.of(Roles.USER);
    }
    if (!(value instanceof ArrayNode array)) {
      throw RocketChatSchema.invalid("must be array");
    }
    var roles = new ArrayList<String>();
    for (var role : array) {
      if (!role.isString()) {
        throw RocketChatSchema.invalid("must be string");
      }
      roles.add(role.stringValue());
    }
    return roles.isEmpty() ? List.of(Roles.USER) : roles;
  }

  private static void requireField(String value, String field) {
    if (value.isBlank()) {
      throw RocketChatFault.of(
          "error-the-field-is-required",
          "The field " + field + " is required",
          details().put("field", field));
    }
  }

  private static RocketChatFault invalidField(String input, String field) {
    return RocketChatFault.of(
        "error-input-is-not-a-valid-field",
        input + " is not a valid " + field.toLowerCase(Locale.ROOT),
        details().put("input", input).put("field", field));
  }

  static ObjectNode details() {
    return Json.object().put("method", METHOD);
  }
}
