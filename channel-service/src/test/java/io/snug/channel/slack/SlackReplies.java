package io.snug.channel.slack;

import io.snug.channel.change.ChangeChannelResult;
import io.snug.channel.channel.CreateChannelResult;
import io.snug.channel.message.PostMessageResult;
import io.snug.platform.dialect.slack.SlackReply;
import io.snug.platform.test.TestCallers;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// The gist of Slack's answers: an error code or `ok`.
public final class SlackReplies {
  private SlackReplies() {}

  public static Set<String> of(CreateChannelResult result) {
    return new HashSet<>(
        List.of(
            gist(SlackChannelEncoder.group(result)),
            gist(SlackChannelEncoder.conversation(result))));
  }

  public static Set<String> of(ChangeChannelResult result) {
    return Set.copyOf(
        List.of(
            gist(SlackChangeEncoder.group(result)), gist(SlackChangeEncoder.conversation(result))));
  }

  public static String of(PostMessageResult result) {
    return gist(SlackMessageEndpoints.posted(result, TestCallers.person("UADA", "ada")));
  }

  private static String gist(SlackReply reply) {
    return Objects.requireNonNullElse(reply.error(), "ok");
  }
}
