package io.snug.membership.rocketchat;

import io.snug.membership.hiding.HideResult;
import io.snug.membership.hiding.MarkResult;
import io.snug.membership.hiding.ShowResult;
import io.snug.membership.joining.InviteResult;
import io.snug.membership.joining.KickResult;
import io.snug.membership.joining.LeaveResult;
import io.snug.membership.joining.RoleResult;
import io.snug.platform.dialect.rocketchat.RocketChatReply;

/// The status of each result with its `errorType`, which is empty for plain failures and success.
public final class RocketChatReplies {
  private RocketChatReplies() {}

  public static String closed(HideResult result) {
    return code(RocketChatHiding.closed(result));
  }

  public static String anyHidden(HideResult result) {
    return code(RocketChatHiding.anyHidden(result));
  }

  public static String opened(ShowResult result) {
    return code(RocketChatHiding.opened(result));
  }

  public static String anyOpened(ShowResult result) {
    return code(RocketChatHiding.anyOpened(result));
  }

  public static String read(MarkResult result) {
    return code(RocketChatReading.read(result));
  }

  public static String unread(MarkResult result) {
    return code(RocketChatReading.unread(result));
  }

  public static String favoured(MarkResult result) {
    return code(RocketChatReading.favoured(result));
  }

  public static String left(LeaveResult result) {
    return code(RocketChatMembers.left(result));
  }

  public static String kicked(KickResult result) {
    return code(RocketChatMembers.kicked(result));
  }

  public static String changed(RoleResult result) {
    return code(RocketChatRoles.changed(result, "addRoomOwner"));
  }

  private static String code(RocketChatReply reply) {
    return reply.status() + ":" + reply.body().path("errorType").asString("");
  }

  public static String invited(InviteResult result) {
    return code(RocketChatMembers.invited(result, new RocketChatEncoder()));
  }
}
