package io.snug.membership.slack;

import io.snug.membership.hiding.HideResult;
import io.snug.membership.hiding.MarkResult;
import io.snug.membership.hiding.ShowResult;
import io.snug.membership.joining.InviteResult;
import io.snug.membership.joining.KickResult;
import io.snug.membership.joining.LeaveResult;
import io.snug.platform.dialect.slack.SlackReply;

/// The error code of each result; empty for success.
public final class SlackReplies {
  private SlackReplies() {}

  public static String hidden(HideResult result) {
    return code(SlackHiding.encode(result));
  }

  public static String shown(ShowResult result) {
    return code(SlackHiding.encode(result));
  }

  public static String marked(MarkResult result) {
    return code(SlackReading.encode(result));
  }

  public static String left(LeaveResult result) {
    return code(SlackMembersEncoder.left(result));
  }

  public static String kicked(KickResult result) {
    return code(SlackMembersEncoder.kicked(result));
  }

  private static String code(SlackReply reply) {
    return reply.error() == null ? "" : reply.error();
  }

  public static String invited(InviteResult result) {
    return code(SlackMembersEncoder.invited(result));
  }
}
