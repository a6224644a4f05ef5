package io.snug.channel.rocketchat;

import io.snug.channel.channel.ChannelRef;
import io.snug.channel.message.Mentions;
import io.snug.channel.message.MessageRef;
import io.snug.channel.message.PostMessage;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.dialect.rocketchat.RocketChatFault;
import io.snug.platform.json.Json;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads messages to be posted. Members of a message object that are not understood are kept, as
/// Rocket.Chat keeps them.
final class RocketChatMessageDecoder {
  private static final int LENGTH_MAX = 5000;
  private static final int ID_LENGTH_MAX = 64;
  private static final Pattern MENTION = Pattern.compile("(?<![\\w.])@([0-9a-zA-Z\\-_.]+)");
  private static final Set<String> EVERYBODY = Set.of("all", "here");

  /// What the server says about a message, not its sender.
  private static final Set<String> RESERVED =
      Set.of(
          "_id",
          "rid",
          "msg",
          "ts",
          "u",
          "_updatedAt",
          "urls",
          "mentions",
          "channels",
          "md",
          "t",
          "tmid",
          "tshow",
          "tcount",
          "tlm",
          "replies",
          "editedAt",
          "editedBy",
          "reactions",
          "starred",
          "pinned",
          "pinnedAt",
          "pinnedBy",
          "role",
          "private",
          "bot",
          "unread");

  private RocketChatMessageDecoder() {}

  /// A whole message object, as `sendMessage` takes it.
  static PostMessage message(ObjectNode message) {
    var rid = Json.text(message, "rid");
    if (rid == null || rid.isEmpty()) {
      throw RocketChatFault.of(
          "error-invalid-params", "The 'rid' property on the message object is missing.");
    }
    var extra = Json.object();
    message.properties().stream()
        .filter(member -> !RESERVED.contains(member.getKey()))
        .forEach(member -> extra.set(member.getKey(), member.getValue()));
    return text(ChannelRef.id(rid), textOf(message.get("msg")))
        .withId(id(message.get("_id")))
        .inThread(thread(message.get("tmid")), message.path("tshow").asBoolean(false))
        .withExtra(extra);
  }

  /// A text for a room, without anything else.
  static PostMessage text(ChannelRef room, String text) {
    if (text.codePointCount(0, text.length()) > LENGTH_MAX) {
      throw RocketChatFault.of(
          "error-message-size-exceeded", "Message size exceeds Message_MaxAllowedSize");
    }
    return PostMessage.text(room, RocketChatAccess.ROOM, text, mentions(text), Dialect.ROCKET_CHAT);
  }

  static String textOf(@Nullable JsonNode node) {
    return node != null && node.isString() ? node.stringValue() : "";
  }

  static @Nullable MessageRef thread(@Nullable JsonNode id) {
    return id != null && id.isString() && !id.stringValue().isEmpty()
        ? new MessageRef.ById(id.stringValue())
        : null;
  }

  /// An id the client chose. One that is too long to be one is passed over.
  private static @Nullable String id(@Nullable JsonNode node) {
    return node != null
            && node.isString()
            && !node.stringValue().isBlank()
            && node.stringValue().length() <= ID_LENGTH_MAX
        ? node.stringValue()
        : null;
  }

  static Mentions mentions(String text) {
    if (text.indexOf('@') < 0) {
      return Mentions.NOBODY;
    }
    var usernames = new LinkedHashSet<String>();
    boolean all = false;
    var mention = MENTION.matcher(text);
    while (mention.find() && usernames.size() < Mentions.MAX) {
      // A point that ends a sentence is not part of the name.
      var name = Objects.requireNonNull(mention.group(1)).replaceFirst("\\.+$", "");
      if (EVERYBODY.contains(name)) {
        all = true;
      } else if (!name.isEmpty()) {
        usernames.add(name);
      }
    }
    return new Mentions(usernames, Set.of(), all);
  }
}
