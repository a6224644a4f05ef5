package io.snug.channel.channel;

import io.snug.platform.caller.Caller;

/// A dialect's answer to who may read and write. Dialects differ: for one, somebody who hid a
/// channel is no member any more, for the others they are.
@FunctionalInterface
public interface AccessRule {
  Access access(Caller caller, Standing standing);

  /// Members may do everything, everybody else in the workspace may read what is public.
  AccessRule MEMBERS_WRITE =
      (_, standing) -> {
        if (standing.isMember()) {
          return Access.FULL;
        }
        return standing.channel().isPublic() ? Access.READ : Access.NONE;
      };
}
