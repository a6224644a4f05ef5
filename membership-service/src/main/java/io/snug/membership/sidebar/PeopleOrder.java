package io.snug.membership.sidebar;

/// What a list of people is sorted by.
public record PeopleOrder(Key key, boolean ascending) {
  public static final PeopleOrder BY_USERNAME = new PeopleOrder(Key.USERNAME, true);

  /// The things a list can be sorted by.
  public enum Key {
    USERNAME,
    NAME,
    EMAIL,
    ROLE,
    CREATED,
    CHANGED
  }
}
