package io.snug.channel.slack;

import io.snug.channel.change.ChangeChannelResult;
import io.snug.channel.change.ChannelChanges;
import io.snug.channel.channel.ChannelQueries;
import io.snug.platform.caller.Caller;
import io.snug.platform.dialect.slack.SlackArguments;
import io.snug.platform.dialect.slack.SlackMethod;
import io.snug.platform.dialect.slack.SlackReply;
import java.util.Map;
import reactor.core.publisher.Mono;

/// Slack's methods that change channels.
///
/// @see <a href="https://docs.slack.dev/reference/methods/conversations.rename">Slack:
///   conversations.rename</a>
public final class SlackChangeEndpoints {
  private final ChannelChanges changes;
  private final ChannelQueries channels;
  private final LegacyMethod legacy;

  public SlackChangeEndpoints(
      ChannelChanges changes, ChannelQueries channels, SlackProperties properties) {
    this.changes = changes;
    this.channels = channels;
    legacy = new LegacyMethod(properties.legacyMethods());
  }

  public Map<String, SlackMethod> methods() {
    return Map.of(
        "groups.rename",
        legacy.of("conversations.rename", this::renameGroup),
        "conversations.rename",
        this::rename);
  }

  private Mono<SlackReply> renameGroup(Caller caller, SlackArguments arguments) {
    return changes
        .change(caller, SlackChangeDecoder.renameGroup(caller, arguments))
        .map(SlackChangeEncoder::group);
  }

  private Mono<SlackReply> rename(Caller caller, SlackArguments arguments) {
    return changes
        .change(caller, SlackChangeDecoder.rename(arguments))
        .flatMap(result -> read(caller, result, SlackChangeEncoder.conversation(result)));
  }

  /// Adds how far the caller has read. The change stands whatever becomes of that.
  private Mono<SlackReply> read(Caller caller, ChangeChannelResult result, SlackReply reply) {
    if (!(result instanceof ChangeChannelResult.Changed(var standing))) {
      return Mono.just(reply);
    }
    return channels
        .figures(caller, standing)
        .map(figures -> SlackChannelEncoder.lastRead(figures.readTs()))
        .onErrorReturn(SlackTime.NEVER)
        .map(readTs -> withLastRead(reply, readTs));
  }

  private static SlackReply withLastRead(SlackReply reply, String readTs) {
    reply.payload().withObject("/channel").put("last_read", readTs);
    return reply;
  }
}
