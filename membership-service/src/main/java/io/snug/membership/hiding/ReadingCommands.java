package io.snug.membership.hiding;

import io.snug.membership.copy.ChannelType;
import io.snug.membership.membership.ChannelLookup;
import io.snug.membership.membership.ChannelRef;
import io.snug.platform.caller.Caller;
import io.snug.platform.internal.Peer;
import io.snug.platform.outbox.Outbox;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// One person's marks on a channel: how far they have read, whether they favour it.
@Component
public class ReadingCommands {
  private final ReadingRepository memberships;
  private final ChannelLookup lookup;
  private final Outbox outbox;
  private final InstantSource clock;

  ReadingCommands(
      ReadingRepository memberships, ChannelLookup lookup, Outbox outbox, InstantSource clock) {
    this.memberships = memberships;
    this.lookup = lookup;
    this.outbox = outbox;
    this.clock = clock;
  }

  /// Marks everything as read; a hidden channel is in sight again.
  public Mono<MarkResult> read(Caller caller, ChannelRef channel) {
    return marked(
        lookup
            .idOf(caller, channel)
            .flatMap(id -> lookup.orFetched(id, attemptReading(Viewer.of(caller), id))),
        ChannelType.ANY);
  }

  /// Marks everything as read for somebody another service speaks for.
  public Mono<MarkResult> readBy(String userId, String channelId) {
    return marked(
        lookup
            .workspaceOf(channelId)
            .flatMap(workspace -> attemptReading(new Viewer(workspace, userId), channelId)),
        ChannelType.ANY);
  }

  private Mono<MarkRow> attemptReading(Viewer viewer, String id) {
    return Mono.defer(() -> memberships.read(viewer, id, clock.instant()));
  }

  /// Marks as read up to a message. Only the newest message's timestamp is known here: for an older
  /// one, at least one message counts as unread.
  public Mono<MarkResult> readUpTo(
      Caller caller, ChannelRef channel, ReadPosition upTo, Set<ChannelType> types) {
    return marked(
        lookup
            .idOf(caller, channel)
            .flatMap(id -> lookup.orFetched(id, attemptReadingUpTo(Viewer.of(caller), id, upTo))),
        types);
  }

  private Mono<MarkRow> attemptReadingUpTo(Viewer viewer, String id, ReadPosition upTo) {
    return Mono.defer(() -> memberships.readUpTo(viewer, id, upTo, clock.instant()));
  }

  /// Marks the newest message as unread.
  public Mono<MarkResult> markUnread(Caller caller, ChannelRef channel) {
    return marked(
        lookup
            .idOf(caller, channel)
            .flatMap(id -> memberships.markUnread(Viewer.of(caller), id, clock.instant())),
        ChannelType.ANY);
  }

  /// Marks a message as unread, if it is the newest of one of the caller's channels and not theirs.
  public Mono<MarkResult> markUnreadFrom(Caller caller, String messageId) {
    return memberships
        .channelOfLastMessage(Viewer.of(caller), messageId)
        .flatMap(id -> markUnread(caller, new ChannelRef.ById(id)))
        .defaultIfEmpty(new MarkResult.NothingToMark());
  }

  public Mono<MarkResult> favour(Caller caller, ChannelRef channel, boolean favourite) {
    return lookup
        .idOf(caller, channel)
        .flatMap(id -> memberships.favour(Viewer.of(caller), id, favourite, clock.instant()))
        .flatMap(this::told)
        .map(ReadingCommands::favoured)
        .defaultIfEmpty(new MarkResult.ChannelNotFound());
  }

  /// Favouring again changes nothing and is no failure.
  private static MarkResult favoured(MarkRow row) {
    return row.member() ? new MarkResult.Marked() : new MarkResult.ChannelNotFound();
  }

  private Mono<MarkResult> marked(Mono<MarkRow> attempt, Set<ChannelType> types) {
    return attempt
        .flatMap(this::told)
        .map(row -> result(row, types))
        .defaultIfEmpty(new MarkResult.ChannelNotFound());
  }

  private static MarkResult result(MarkRow row, Set<ChannelType> types) {
    if (!row.isOwnAndOneOf(types)) {
      return new MarkResult.ChannelNotFound();
    }
    return row.changed() ? new MarkResult.Marked() : new MarkResult.NothingToMark();
  }

  private Mono<MarkRow> told(MarkRow row) {
    return outbox.committed(row.events(), Peer.CHANNEL).thenReturn(row);
  }
}
