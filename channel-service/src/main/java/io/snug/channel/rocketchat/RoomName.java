package io.snug.channel.rocketchat;

import io.snug.platform.dialect.rocketchat.RocketChatFault;
import io.snug.platform.json.Json;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.node.ObjectNode;

/// A name by Rocket.Chat's rules, and the same as its maker typed it.
///
/// @see <a href="https://docs.rocket.chat/docs/general">Rocket.Chat: UTF8 names validation</a>
record RoomName(String name, String typed) {
  /// Rocket.Chat has no limit; a database index has.
  private static final int LENGTH_MAX = 255;

  private static final Pattern ALLOWED = Pattern.compile("[0-9a-zA-Z\\-_.]+");
  private static final Set<String> BLOCKED = Set.of("admin", "administrator", "system", "user");

  /// The name, or a [RocketChatFault] that says what is wrong with it.
  static RoomName of(String typed) {
    if (typed.isBlank()) {
      throw invalid();
    }
    var name = typed.strip();
    if (name.length() > LENGTH_MAX
        || !ALLOWED.matcher(name).matches()
        || BLOCKED.contains(name.toLowerCase(Locale.ROOT))) {
      var escaped = HtmlUtils.htmlEscape(name, "UTF-8");
      throw RocketChatFault.of(
          "error-invalid-room-name", escaped + " is not a valid room name.", details(name));
    }
    return new RoomName(name, typed);
  }

  /// What is no name at all, such as a number.
  static RocketChatFault invalid() {
    return RocketChatFault.of(
        "error-invalid-name",
        "Invalid name",
        Json.object().put("function", "RocketChat.createRoom"));
  }

  static RocketChatFault taken(String name, boolean byArchived) {
    return byArchived
        ? RocketChatFault.of(
            "error-archived-duplicate-name",
            "There's an archived channel with name " + name,
            details(name))
        : RocketChatFault.of(
            "error-duplicate-channel-name",
            "A channel with name '" + name + "' exists",
            details(name));
  }

  private static ObjectNode details(String name) {
    return Json.object()
        .put("function", "RocketChat.getValidRoomName")
        .put("channel_name", HtmlUtils.htmlEscape(name, "UTF-8"));
  }
}
