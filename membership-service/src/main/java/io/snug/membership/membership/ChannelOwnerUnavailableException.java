package io.snug.membership.membership;

import io.snug.platform.call.NothingHappened;

/// Whether there is such a channel cannot be said now: channel-service, which would know, does not
/// answer. Nothing has been changed, and trying again later may help.
public final class ChannelOwnerUnavailableException extends RuntimeException
    implements NothingHappened {
  private static final long serialVersionUID = 1L;

  ChannelOwnerUnavailableException(Throwable cause) {
    super("channel-service cannot be asked for a channel", cause, false, false);
  }
}
