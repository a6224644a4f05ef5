package io.snug.channel.channel;

import io.snug.platform.caller.UserId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/// Who is to be in a new channel from the start, besides its creator.
///
/// @param usernames those without an account are passed over
/// @param ids those without an account become members all the same: the account may be on its way
public record Invitees(Set<String> usernames, Set<UserId> ids) {
  public static final Invitees NOBODY = new Invitees(Set.of(), Set.of());

  public static Invitees named(Collection<String> usernames) {
    return new Invitees(new LinkedHashSet<>(usernames), Set.of());
  }

  public static Invitees identified(Collection<UserId> ids) {
    return new Invitees(Set.of(), new LinkedHashSet<>(ids));
  }
}
