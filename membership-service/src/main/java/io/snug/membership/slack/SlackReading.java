package io.snug.membership.slack;

import io.snug.membership.copy.ChannelType;
import io.snug.membership.hiding.MarkResult;
import io.snug.membership.hiding.ReadPosition;
import io.snug.membership.hiding.ReadingCommands;
import io.snug.membership.membership.ChannelRef;
import io.snug.platform.caller.Caller;
import io.snug.platform.dialect.slack.SlackArguments;
import io.snug.platform.dialect.slack.SlackFault;
import io.snug.platform.dialect.slack.SlackReply;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// `conversations.mark` and `groups.mark`.
@Component
class SlackReading {
  private final ReadingCommands reading;

  SlackReading(ReadingCommands reading) {
    this.reading = reading;
  }

  Mono<SlackReply> mark(Caller caller, SlackArguments arguments) {
    return mark(caller, arguments, ChannelType.ANY);
  }

  Mono<SlackReply> markGroup(Caller caller, SlackArguments arguments) {
    return mark(caller, arguments, ChannelType.ONLY_PRIVATE);
  }

  private Mono<SlackReply> mark(Caller caller, SlackArguments arguments, Set<ChannelType> types) {
    var channel = new ChannelRef.ById(arguments.requiredText("channel"));
    var upTo =
        ReadPosition.parse(arguments.requiredText("ts"))
            .orElseThrow(() -> SlackFault.of("invalid_timestamp"));
    return reading.readUpTo(caller, channel, upTo, types).map(SlackReading::encode);
  }

  static SlackReply encode(MarkResult result) {
    return switch (result) {
      case MarkResult.Marked _, MarkResult.NothingToMark _ -> SlackReply.ok();
      case MarkResult.ChannelNotFound _ -> SlackReply.error("channel_not_found");
    };
  }
}
