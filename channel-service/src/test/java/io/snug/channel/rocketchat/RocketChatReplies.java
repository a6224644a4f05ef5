package io.snug.channel.rocketchat;

import io.snug.channel.channel.CreateChannelResult;
import io.snug.channel.message.PostMessageResult;
import io.snug.platform.dialect.rocketchat.RocketChatFault;
import io.snug.platform.json.Json;
import java.util.Objects;

/// The gist of Rocket.Chat's answers: an error code, a plain text, or `ok`.
public final class RocketChatReplies {
  private RocketChatReplies() {}

  public static String of(CreateChannelResult result) {
    try {
      RoomEncoder.created(result);
      return "ok";
    } catch (RocketChatFault fault) {
      return fault.code().asString();
    }
  }

  public static String of(PostMessageResult result) {
    var reply = RocketChatMessageEndpoints.sent(result);
    return reply.status() == 200 ? "ok" : Objects.requireNonNull(Json.text(reply.body(), "error"));
  }
}
