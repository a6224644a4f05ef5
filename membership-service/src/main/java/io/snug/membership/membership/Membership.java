package io.snug.membership.membership;

import io.snug.membership.copy.Fields;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One person in one channel, and what they have seen of it.
///
/// @param readSeq the newest message they have read
/// @param alertSeq nothing up to here is news to them; -1 makes even an empty channel news
/// @param hiddenAtSeq the newest message there was when they hid the channel
/// @param unread the badge: mentions, being added, marked as unread
/// @param allMentionsRead how many of the messages to everybody they have seen
public record Membership(
    String channelId,
    String userId,
    Set<String> roles,
    Instant joinedAt,
    @Nullable String invitedBy,
    boolean favourite,
    boolean muted,
    long readSeq,
    @Nullable Instant readAt,
    long alertSeq,
    @Nullable Long hiddenAtSeq,
    long unread,
    long unreadMentions,
    long allMentionsRead,
    @Nullable Instant removedAt,
    Instant updatedAt,
    long version) {

  /// From a row of `membership`, as `to_jsonb` gives it.
  public static Membership of(Fields row) {
    return new Membership(
        row.text("channel_id"),
        row.text("user_id"),
        row.texts("roles"),
        row.instant("joined_at"),
        row.textOrNull("invited_by"),
        row.flag("favourite"),
        row.flag("muted"),
        row.number("read_seq"),
        row.instantOrNull("read_at"),
        row.number("alert_seq"),
        row.numberOrNull("hidden_at_seq"),
        row.number("unread"),
        row.number("unread_mentions"),
        row.number("all_mentions_read"),
        row.instantOrNull("removed_at"),
        row.instant("updated_at"),
        row.number("version"));
  }

  public boolean has(Role role) {
    return roles.contains(role.word());
  }

  /// Whether one of the roles held in this channel allows it.
  public boolean allows(String permission) {
    for (var role : Role.values()) {
      if (has(role) && RolePermissions.allow(role, permission)) {
        return true;
      }
    }
    return false;
  }

  /// Visible unless hidden, and again as soon as there is a message newer than the hiding.
  public boolean sees(long lastSeq) {
    return hiddenAtSeq == null || lastSeq > hiddenAtSeq;
  }
}
