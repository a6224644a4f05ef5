package io.snug.channel.openwebui;

import io.snug.channel.channel.Access;
import io.snug.channel.channel.AccessRule;
import io.snug.channel.channel.Grant;

/// Who reads and writes in Open WebUI. In a group or dm: its members, without exception for
/// administrators, and without those who have hidden it. In a standard channel: administrators and
/// those a grant names; reading and writing are granted apart.
final class OpenWebUiAccess {
  static final AccessRule RULE =
      (caller, standing) -> {
        var sharing = standing.channel().sharing();
        if (!sharing.isByGrant()) {
          return standing.isShown() ? Access.FULL : Access.NONE;
        }
        return caller.isAdmin()
            ? Access.FULL
            : new Access(sharing.permits(caller, Grant.READ), sharing.permits(caller, Grant.WRITE));
      };

  private OpenWebUiAccess() {}
}
