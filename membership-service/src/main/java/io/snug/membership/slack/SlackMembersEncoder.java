package io.snug.membership.slack;

import io.snug.membership.joining.InviteResult;
import io.snug.membership.joining.InviteResult.Reason;
import io.snug.membership.joining.InviteResult.Refusal;
import io.snug.membership.joining.KickResult;
import io.snug.membership.joining.LeaveResult;
import io.snug.platform.dialect.slack.SlackReply;
import io.snug.platform.json.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What Slack says about inviting, removing and leaving.
final class SlackMembersEncoder {
  private SlackMembersEncoder() {}

  /// The first bad user's error stands at the top, all of them are in `errors`.
  static SlackReply invited(InviteResult result) {
    return switch (result) {
      case InviteResult.Invited(_, _, var refused) ->
          refused.isEmpty() ? SlackReply.ok() : SlackReply.ok("errors", errors(refused));
      case InviteResult.NobodyAdded(_, var refused) -> {
        var extras = Json.object();
        extras.set("errors", errors(refused));
        yield SlackReply.error(code(refused.getFirst().reason()), extras);
      }
      case InviteResult.ChannelNotFound _ -> SlackReply.error("channel_not_found");
      case InviteResult.Archived _ -> SlackReply.error("is_archived");
      case InviteResult.NotPermitted _ -> SlackReply.error("restricted_action");
    };
  }

  private static ArrayNode errors(List<Refusal> refused) {
    var errors = Json.array();
    for (var refusal : refused) {
      errors.add(
          Json.object()
              .put("user", refusal.person())
              .put("ok", false)
              .put("error", code(refusal.reason())));
    }
    return errors;
  }

  private static String code(Reason reason) {
    return switch (reason) {
      case UNKNOWN -> "user_not_found";
      case ALREADY_MEMBER -> "already_in_channel";
      case SELF -> "cant_invite_self";
      case INACTIVE -> "cant_invite";
    };
  }

  /// To the old method, inviting a member is a success.
  static SlackReply invitedToGroup(InviteResult result) {
    return switch (result) {
      case InviteResult.Invited _ -> SlackReply.ok();
      case InviteResult.NobodyAdded(_, var refused) ->
          refused.getFirst().reason() == Reason.ALREADY_MEMBER
              ? SlackReply.ok(Json.object().put("already_in_group", true))
              : SlackReply.error(code(refused.getFirst().reason()));
      case InviteResult.ChannelNotFound _ -> SlackReply.error("channel_not_found");
      case InviteResult.Archived _ -> SlackReply.error("is_archived");
      case InviteResult.NotPermitted _ -> SlackReply.error("restricted_action");
    };
  }

  static SlackReply kicked(KickResult result) {
    return kicked(result, SlackReply.ok("errors", Json.object()), "not_in_channel");
  }

  static SlackReply kickedFromGroup(KickResult result) {
    return kicked(result, SlackReply.ok(), "not_in_group");
  }

  private static SlackReply kicked(KickResult result, SlackReply done, String notIn) {
    return switch (result) {
      case KickResult.Kicked _ -> done;
      case KickResult.NotAMember _ -> SlackReply.error(notIn);
      case KickResult.ChannelNotFound _ -> SlackReply.error("channel_not_found");
      case KickResult.UnknownPerson _ -> SlackReply.error("user_not_found");
      case KickResult.Self _ -> SlackReply.error("cant_kick_self");
      case KickResult.NotPermitted _, KickResult.LastOwner _ ->
          SlackReply.error("restricted_action");
    };
  }

  static SlackReply left(LeaveResult result) {
    return switch (result) {
      case LeaveResult.Left _ -> SlackReply.ok();
      case LeaveResult.ChannelNotFound _ -> SlackReply.error("channel_not_found");
      case LeaveResult.Archived _ -> SlackReply.error("is_archived");
      case LeaveResult.LastMember _, LeaveResult.LastOwner _ -> SlackReply.error("last_member");
      case LeaveResult.NotPermitted _ -> SlackReply.error("user_is_restricted");
    };
  }

  /// The reply with one more member in front of what it has.
  static SlackReply with(SlackReply reply, String member, ObjectNode value) {
    var payload = Json.object();
    payload.set(member, value);
    payload.setAll(reply.payload());
    return SlackReply.ok(payload);
  }
}
