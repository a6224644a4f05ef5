package io.snug.membership.sidebar;

import io.r2dbc.spi.Readable;
import io.snug.membership.copy.Channel;
import io.snug.membership.copy.Columns;
import io.snug.membership.copy.Fields;
import io.snug.membership.copy.Person;
import io.snug.membership.membership.Membership;
import io.snug.platform.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A channel together with one person's relation to it.
///
/// @param membership theirs; null when they see the channel without being in it
/// @param people who is in; filled for direct channels, and where a list was asked to
public record SidebarEntry(Channel channel, @Nullable Membership membership, List<Person> people) {
  public SidebarEntry {
    people = List.copyOf(people);
  }

  static SidebarEntry of(Readable row) {
    return new SidebarEntry(
        Columns.read(row, "channel", Channel::of),
        Columns.readOrNull(row, "membership", Membership::of),
        people(row.get("people", String.class)));
  }

  /// Several in one document.
  static List<SidebarEntry> list(byte @Nullable [] json) {
    var entries = new ArrayList<SidebarEntry>();
    if (json != null) {
      Json.parse(json).forEach(entry -> entries.add(of(Fields.of(entry))));
    }
    return entries;
  }

  private static SidebarEntry of(Fields entry) {
    var membership = entry.objectOrNull("membership");
    return new SidebarEntry(
        Channel.of(entry.fields("channel")),
        membership == null ? null : Membership.of(Fields.of(membership)),
        people(entry.items("people")));
  }

  private static List<Person> people(@Nullable String json) {
    return json == null ? List.of() : people(Json.parse(json));
  }

  private static List<Person> people(Iterable<JsonNode> list) {
    var people = new ArrayList<Person>();
    list.forEach(person -> people.add(Person.of(Fields.of(person))));
    return people;
  }

  public boolean isMember() {
    return membership != null && membership.removedAt() == null;
  }

  /// The membership, where there must be one.
  public Membership own() {
    return Objects.requireNonNull(membership, "no membership");
  }

  /// Whether it stands in the person's sidebar. Archived channels do not.
  public boolean isOpen() {
    return membership != null
        && !channel.archived()
        && membership.sees(channel.timeline().lastSeq());
  }

  /// Main-timeline messages the person has not read.
  public long unreadMessages() {
    return membership == null
        ? 0
        : Math.max(0, channel.timeline().lastSeq() - membership.readSeq());
  }

  /// Messages to everybody the person has not seen.
  public long groupMentions() {
    return membership == null
        ? 0
        : Math.max(0, channel.timeline().allMentions() - membership.allMentionsRead());
  }

  /// The badge: mentions of either kind, being added, marked as unread.
  public long badge() {
    return membership == null ? 0 : membership.unread() + groupMentions();
  }

  /// Whether there is news since the person last read or hid the channel.
  public boolean isAlerting() {
    if (membership == null || channel.archived()) {
      return false;
    }
    long lastSeq = channel.timeline().lastSeq();
    return lastSeq > Math.max(membership.readSeq(), membership.alertSeq())
        || (badge() > 0 && lastSeq > membership.alertSeq());
  }

  /// When either half last changed, by this service's clock.
  public Instant changedAt() {
    var channelChanged = channel.changedAt();
    return membership == null || membership.updatedAt().isBefore(channelChanged)
        ? channelChanged
        : membership.updatedAt();
  }

  /// The other side of a conversation between two; the person themselves when they are alone.
  public @Nullable Person counterpart(String userId) {
    return people.stream()
        .filter(person -> !person.id().equals(userId))
        .findFirst()
        .or(() -> people.stream().findFirst())
        .orElse(null);
  }
}
