package io.snug.channel.rocketchat;

import io.snug.channel.change.ChangeChannelResult;
import io.snug.channel.channel.CreateChannelResult;
import io.snug.channel.message.PostMessageResult;
import io.snug.platform.dialect.rocketchat.RocketChatFault;
import io.snug.platform.json.Json;
import io.snug.platform.test.TestCallers;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// The gist of Rocket.Chat's answers: an error code, a plain text, or `ok`.
public final class RocketChatReplies {
  private RocketChatReplies() {}

  public static String of(CreateChannelResult result) {
    return gist(() -> RoomEncoder.created(result));
  }

  public static Set<String> of(ChangeChannelResult result) {
    return Set.copyOf(
        List.of(
            gist(() -> RoomChangeEncoder.group(result)),
            gist(() -> RoomChangeEncoder.saved(TestCallers.person("UADA", "ada"), result))));
  }

  private static String gist(Runnable encoding) {
    try {
      encoding.run();
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
