package io.snug.membership.sidebar;

import io.snug.membership.copy.Person;
import java.util.Set;

/// A person in a channel, with the roles they hold there.
public record Member(Person person, Set<String> roles) {
  public Member {
    roles = Set.copyOf(roles);
  }
}
