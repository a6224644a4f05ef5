package io.snug.channel.copy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One person's relation to one channel, as the membership-service last told it.
///
/// @param active false for somebody who left or was removed
/// @param hiddenAtSeq where the channel stood when the person hid it
/// @param readSeq how far they have read
public record Membership(
    List<String> roles,
    boolean active,
    @Nullable Long hiddenAtSeq,
    long readSeq,
    @Nullable Instant readAt) {
  public static final String OWNER = "owner";

  public Membership {
    roles = List.copyOf(roles);
  }

  /// A membership of which nothing is known but that it is there.
  public static Membership known() {
    return new Membership(List.of(), true, null, 0, null);
  }

  /// Whether a channel that has come to `lastSeq` shows up for them: never hidden, or something was
  /// posted since.
  public boolean shows(long lastSeq) {
    return active && (hiddenAtSeq == null || lastSeq > hiddenAtSeq);
  }

  public boolean leads() {
    return active && (roles.contains(OWNER) || roles.contains("manager"));
  }
}
