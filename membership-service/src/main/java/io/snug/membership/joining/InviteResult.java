package io.snug.membership.joining;

import io.snug.membership.copy.Channel;
import java.time.Instant;
import java.util.List;

/// What came of inviting people.
public sealed interface InviteResult {
  /// Everybody who could be added is in; `refused` names the rest. Both may be empty.
  record Invited(Channel channel, List<Joined> added, List<Refusal> refused)
      implements InviteResult {
    public Invited {
      added = List.copyOf(added);
      refused = List.copyOf(refused);
    }
  }

  /// Nobody was added: these could not be, or all had to be.
  record NobodyAdded(Channel channel, List<Refusal> refused) implements InviteResult {
    public NobodyAdded {
      refused = List.copyOf(refused);
    }
  }

  record ChannelNotFound() implements InviteResult {}

  record Archived(String channelName) implements InviteResult {}

  record NotPermitted() implements InviteResult {}

  /// Why one person could not be added.
  enum Reason {
    UNKNOWN,
    ALREADY_MEMBER,
    SELF,
    INACTIVE
  }

  /// One person who could not be added, as the request named them.
  record Refusal(String person, Reason reason) {}

  /// One person who is in now.
  record Joined(String userId, String invitedBy, Instant at) {}
}
