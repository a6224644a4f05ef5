package io.snug.membership.sidebar;

import io.r2dbc.spi.Readable;
import io.snug.membership.copy.Columns;
import io.snug.membership.copy.Person;

/// A channel as one of several people sees it.
public record PersonEntry(Person person, SidebarEntry entry) {
  static PersonEntry of(Readable row) {
    var entry = SidebarEntry.of(row);
    var person = Columns.readOrNull(row, "person", Person::of);
    return new PersonEntry(person == null ? Person.unknown(entry.own().userId()) : person, entry);
  }
}
