package io.snug.membership.slack;

import io.snug.membership.copy.ChannelType;
import io.snug.membership.hiding.HideResult;
import io.snug.membership.hiding.HidingCommands;
import io.snug.membership.hiding.ShowResult;
import io.snug.membership.membership.ChannelRef;
import io.snug.platform.caller.Caller;
import io.snug.platform.dialect.slack.SlackArguments;
import io.snug.platform.dialect.slack.SlackReply;
import io.snug.platform.json.Json;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// `groups.close` and `groups.open`: the caller's own sidebar and nothing else.
@Component
class SlackHiding {
  private final HidingCommands hiding;

  SlackHiding(HidingCommands hiding) {
    this.hiding = hiding;
  }

  Mono<SlackReply> close(Caller caller, SlackArguments arguments) {
    var channel = new ChannelRef.ById(arguments.requiredText("channel"));
    return hiding.hide(caller, channel, ChannelType.ONLY_PRIVATE).map(SlackHiding::encode);
  }

  Mono<SlackReply> open(Caller caller, SlackArguments arguments) {
    var channel = new ChannelRef.ById(arguments.requiredText("channel"));
    return hiding.show(caller, channel, ChannelType.ONLY_PRIVATE).map(SlackHiding::encode);
  }

  static SlackReply encode(HideResult result) {
    return switch (result) {
      case HideResult.Hidden _ -> SlackReply.ok();
      case HideResult.AlreadyHidden _ -> SlackReply.ok(noOp("already_closed"));
      case HideResult.ChannelNotFound _ -> SlackReply.error("channel_not_found");
    };
  }

  static SlackReply encode(ShowResult result) {
    return switch (result) {
      case ShowResult.Shown _ -> SlackReply.ok();
      case ShowResult.AlreadyShown _ -> SlackReply.ok(noOp("already_open"));
      case ShowResult.ChannelNotFound _ -> SlackReply.error("channel_not_found");
    };
  }

  private static ObjectNode noOp(String already) {
    return Json.object().put("no_op", true).put(already, true);
  }
}
