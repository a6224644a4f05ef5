package io.snug.channel.openwebui;

import io.snug.channel.change.ChangeChannelResult;
import io.snug.channel.channel.CreateChannelResult;
import io.snug.channel.message.PostMessageResult;
import io.snug.platform.dialect.openwebui.OpenWebUiReply;

/// The gist of Open WebUI's answers: the status, and the detail of a refusal.
public final class OpenWebUiReplies {
  private OpenWebUiReplies() {}

  public static String of(CreateChannelResult result) {
    return gist(OpenWebUiChannelEncoder.created(result));
  }

  public static String of(ChangeChannelResult result) {
    return gist(OpenWebUiChangeEndpoints.updated(result));
  }

  public static String of(PostMessageResult result) {
    return gist(OpenWebUiMessageEndpoints.posted(result));
  }

  private static String gist(OpenWebUiReply reply) {
    return reply.status() == 200
        ? "200"
        : reply.status() + " " + reply.body().path("detail").asString();
  }
}
