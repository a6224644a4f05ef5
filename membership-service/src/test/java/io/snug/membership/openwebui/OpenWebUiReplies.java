package io.snug.membership.openwebui;

import io.snug.membership.hiding.HideResult;
import io.snug.membership.hiding.ShowResult;
import io.snug.membership.joining.InviteResult;
import io.snug.membership.joining.KickResult;

/// The status of each result.
public final class OpenWebUiReplies {
  private OpenWebUiReplies() {}

  public static int hidden(HideResult result) {
    return OpenWebUiChannels.hidden(result).status();
  }

  public static int shown(ShowResult result) {
    return OpenWebUiChannels.shown(result).status();
  }

  public static int removed(KickResult result) {
    return OpenWebUiMembers.removed(result).status();
  }

  public static int added(InviteResult result) {
    return OpenWebUiMembers.added(result, new OpenWebUiEncoder()).status();
  }
}
