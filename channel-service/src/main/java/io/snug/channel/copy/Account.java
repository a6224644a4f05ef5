package io.snug.channel.copy;

import java.util.List;

/// An account as this service remembers it.
public record Account(Person person, List<String> roles, boolean bot, boolean active) {
  public Account {
    roles = List.copyOf(roles);
  }
}
