package io.snug.membership.hiding;

/// What came of bringing a hidden channel back.
public sealed interface ShowResult {
  record Shown() implements ShowResult {}

  record AlreadyShown(String channelName) implements ShowResult {}

  record ChannelNotFound() implements ShowResult {}
}
