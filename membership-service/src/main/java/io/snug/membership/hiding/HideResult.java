package io.snug.membership.hiding;

/// What came of hiding a channel. Hiding never ends the membership.
public sealed interface HideResult {
  record Hidden() implements HideResult {}

  /// It was out of sight before; an archived channel always is.
  record AlreadyHidden(String channelName) implements HideResult {}

  /// No such channel, or none of theirs: a stranger cannot tell.
  record ChannelNotFound() implements HideResult {}
}
