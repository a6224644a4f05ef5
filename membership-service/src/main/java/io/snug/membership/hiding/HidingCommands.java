package io.snug.membership.hiding;

import io.snug.membership.copy.ChannelType;
import io.snug.membership.hiding.HidingRepository.Mark;
import io.snug.membership.membership.ChannelLookup;
import io.snug.membership.membership.ChannelRef;
import io.snug.membership.membership.Outcomes;
import io.snug.platform.caller.Caller;
import io.snug.platform.internal.Peer;
import io.snug.platform.outbox.Outbox;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Takes a channel out of one person's sight, and brings it back.
///
/// Hiding stores how far the channel had come; a newer message makes it visible again without
/// another write for the one who hid it. Nothing changes for anybody else.
@Component
public class HidingCommands {
  private final HidingRepository memberships;
  private final ChannelLookup lookup;
  private final Outbox outbox;
  private final Outcomes outcomes;

  HidingCommands(
      HidingRepository memberships, ChannelLookup lookup, Outbox outbox, Outcomes outcomes) {
    this.memberships = memberships;
    this.lookup = lookup;
    this.outbox = outbox;
    this.outcomes = outcomes;
  }

  /// Hides a channel of one of these types; to this call others do not exist.
  public Mono<HideResult> hide(Caller caller, ChannelRef channel, Set<ChannelType> types) {
    return lookup
        .idOf(caller, channel)
        .flatMap(id -> lookup.orFetched(id, attemptHiding(Viewer.of(caller), id, types)))
        .flatMap(row -> told(row, hidden(row, types)))
        .defaultIfEmpty(new HideResult.ChannelNotFound())
        .doOnNext(result -> outcomes.count("hide", result));
  }

  /// Shows a channel of one of these types again.
  public Mono<ShowResult> show(Caller caller, ChannelRef channel, Set<ChannelType> types) {
    return lookup
        .idOf(caller, channel)
        .flatMap(id -> lookup.orFetched(id, attemptShowing(Viewer.of(caller), id, types)))
        .flatMap(row -> told(row, shown(row, types)))
        .defaultIfEmpty(new ShowResult.ChannelNotFound())
        .doOnNext(result -> outcomes.count("show", result));
  }

  /// Shows a channel again to somebody another service speaks for.
  public Mono<ShowResult> showTo(String userId, String channelId) {
    return lookup
        .workspaceOf(channelId)
        .flatMap(
            workspace -> attemptShowing(new Viewer(workspace, userId), channelId, ChannelType.ANY))
        .flatMap(row -> told(row, shown(row, ChannelType.ANY)))
        .defaultIfEmpty(new ShowResult.ChannelNotFound());
  }

  private Mono<MarkRow> attemptHiding(Viewer viewer, String id, Set<ChannelType> types) {
    return Mono.defer(() -> memberships.hide(new Mark(viewer, id, types)));
  }

  private Mono<MarkRow> attemptShowing(Viewer viewer, String id, Set<ChannelType> types) {
    return Mono.defer(() -> memberships.show(new Mark(viewer, id, types)));
  }

  private <T> Mono<T> told(MarkRow row, T result) {
    return row.changed()
        ? outbox.committed(row.events(), Peer.CHANNEL).thenReturn(result)
        : Mono.just(result);
  }

  private static HideResult hidden(MarkRow row, Set<ChannelType> types) {
    if (!row.isOwnAndOneOf(types)) {
      return new HideResult.ChannelNotFound();
    }
    return row.changed()
        ? new HideResult.Hidden()
        : new HideResult.AlreadyHidden(row.channelName());
  }

  /// An archived channel is never in sight, so there it cannot be shown already.
  private static ShowResult shown(MarkRow row, Set<ChannelType> types) {
    if (!row.isOwnAndOneOf(types)) {
      return new ShowResult.ChannelNotFound();
    }
    return row.changed() || row.archived()
        ? new ShowResult.Shown()
        : new ShowResult.AlreadyShown(row.channelName());
  }
}
