package io.snug.membership.sidebar;

import io.snug.membership.copy.Storable;

/// Which part of a list of people is wanted.
///
/// @param filter a piece of the name, or of the username or e-mail; empty for all
/// @param byEmail whether the e-mail is looked at instead of the username
public record PeopleQuery(
    String filter, boolean byEmail, PeopleOrder order, int offset, int limit) {
  public PeopleQuery {
    filter = Storable.text(filter);
  }
}
