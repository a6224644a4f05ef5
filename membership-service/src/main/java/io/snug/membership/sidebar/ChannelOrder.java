package io.snug.membership.sidebar;

/// What a list of channels is sorted by.
public record ChannelOrder(Key key, boolean ascending) {
  public static final ChannelOrder BY_NAME = new ChannelOrder(Key.NAME, true);

  /// The things a list can be sorted by.
  public enum Key {
    NAME,
    CREATED,
    CHANGED,
    LAST_MESSAGE,
    MESSAGES,
    MEMBERS
  }
}
