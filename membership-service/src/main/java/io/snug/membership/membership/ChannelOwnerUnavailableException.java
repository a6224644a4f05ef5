package io.snug.membership.membership;

/// Whether there is such a channel cannot be said now: channel-service, which would know, does not
/// answer. Nothing has been changed, and trying again later may help; dialects with a word for that
/// say it.
public final class ChannelOwnerUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ChannelOwnerUnavailableException(Throwable cause) {
    super("channel-service cannot be asked for a channel", cause, false, false);
  }
}
