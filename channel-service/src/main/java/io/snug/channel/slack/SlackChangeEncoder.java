package io.snug.channel.slack;

import io.snug.channel.change.ChangeChannelResult;
import io.snug.channel.channel.Channel;
import io.snug.channel.channel.Standing;
import io.snug.platform.dialect.slack.NormalizedName;
import io.snug.platform.dialect.slack.SlackReply;
import io.snug.platform.json.Json;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/// What became of changes, in Slack's words.
final class SlackChangeEncoder {
  private SlackChangeEncoder() {}

  /// The answer of `groups.rename`: the channel's short form, under `channel`.
  static SlackReply group(ChangeChannelResult result) {
    return answer(result, changed -> shortGroup(changed.channel()));
  }

  /// The answer of `conversations.rename`.
  static SlackReply conversation(ChangeChannelResult result) {
    return answer(
        result,
        changed ->
            SlackChannelEncoder.conversation(changed.channel(), changed.standing().isMember())
                .put("is_open", changed.standing().isShown()));
  }

  private static SlackReply answer(
      ChangeChannelResult result, Function<ChangeChannelResult.Changed, ObjectNode> object) {
    return switch (result) {
      case ChangeChannelResult.Changed changed -> SlackReply.ok("channel", object.apply(changed));
      case ChangeChannelResult.NoChannel _, ChangeChannelResult.Closed _ ->
          SlackReply.error("channel_not_found");
      case ChangeChannelResult.Archived _ -> SlackReply.error("is_archived");
      case ChangeChannelResult.NotPermitted(var standing) -> SlackReply.error(refusal(standing));
      case ChangeChannelResult.NameTaken _ -> SlackReply.error("name_taken");
    };
  }

  private static String refusal(Standing standing) {
    if (standing.channel().isDirect()) {
      return "method_not_supported_for_channel_type";
    }
    return standing.isMember() ? "not_authorized" : "not_in_channel";
  }

  private static ObjectNode shortGroup(Channel channel) {
    return Json.object()
        .put("id", channel.id().value())
        .put("name", channel.name())
        .put("is_group", true)
        .put("created", channel.createdAt().getEpochSecond())
        .put("creator", channel.creator().id().value())
        .put("name_normalized", NormalizedName.of(channel.name()));
  }
}
