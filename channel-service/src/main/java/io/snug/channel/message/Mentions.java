package io.snug.channel.message;

import io.snug.platform.caller.UserId;
import java.util.Set;

/// Whom a text speaks of, in the words of its dialect; who of them exists is found out later.
///
/// @param all everybody in the channel
public record Mentions(Set<String> usernames, Set<UserId> ids, boolean all) {
  public static final Mentions NOBODY = new Mentions(Set.of(), Set.of(), false);

  /// More people than any text needs to speak of: those beyond are not looked up.
  public static final int MAX = 100;

  public Mentions {
    usernames = Set.copyOf(usernames);
    ids = Set.copyOf(ids);
  }
}
