package io.snug.channel.channel;

import io.snug.channel.copy.Person;
import java.util.List;

/// A member of a channel with their name of today.
///
/// @param hasAccount false for an id nobody has (any more)
public record ChannelPerson(Person person, List<String> roles, boolean hasAccount) {
  public ChannelPerson {
    roles = List.copyOf(roles);
  }
}
