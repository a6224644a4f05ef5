package io.snug.channel.channel;

import io.snug.channel.copy.Person;
import io.snug.platform.caller.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Somebody in a channel.
///
/// @param roles `owner`, `moderator`, … in this channel
public record Member(Person person, List<String> roles, @Nullable UserId invitedBy) {
  public Member {
    roles = List.copyOf(roles);
  }
}
