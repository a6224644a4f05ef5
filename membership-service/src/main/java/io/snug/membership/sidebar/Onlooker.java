package io.snug.membership.sidebar;

import io.r2dbc.spi.Readable;
import io.snug.membership.copy.Columns;
import io.snug.membership.copy.Person;
import io.snug.membership.membership.Membership;

/// Somebody who is in a channel at this moment.
public record Onlooker(Membership membership, Person person) {
  static Onlooker of(Readable row) {
    var membership = Columns.read(row, "membership", Membership::of);
    var person = Columns.readOrNull(row, "person", Person::of);
    return new Onlooker(membership, person == null ? Person.unknown(membership.userId()) : person);
  }

  public String channelId() {
    return membership.channelId();
  }

  public String userId() {
    return membership.userId();
  }

  /// The channel as they see it.
  ///
  /// @param entry of the channel, whoever's
  public PersonEntry sees(SidebarEntry entry) {
    return new PersonEntry(person, new SidebarEntry(entry.channel(), membership, entry.people()));
  }
}
