package io.snug.channel.change;

import io.snug.channel.change.ChangeRepository.Outcome;
import io.snug.channel.channel.Channel;
import io.snug.channel.channel.ChannelEvents;
import io.snug.channel.channel.ChannelQueries;
import io.snug.channel.channel.FindChannelResult;
import io.snug.channel.channel.Standing;
import io.snug.platform.caller.Caller;
import io.snug.platform.internal.Peer;
import io.snug.platform.outbox.NewEvent;
import io.snug.platform.outbox.Outbox;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.OptimisticLockingFailureException;
import reactor.core.publisher.Mono;

/// Changes channels.
///
/// A change that was answered is durable together with its events; where the name changed, the old
/// one is free and the new one taken, in the same moment. Whether somebody may is decided on the
/// state that the change is written upon: who comes second decides anew.
public final class ChannelChanges {
  /// Each round that is lost was won by somebody else.
  private static final int ROUNDS_MAX = 20;

  private final ChannelQueries channels;
  private final ChangeRepository changes;
  private final Outbox outbox;
  private final InstantSource clock;

  public ChannelChanges(
      ChannelQueries channels, ChangeRepository changes, Outbox outbox, InstantSource clock) {
    this.channels = channels;
    this.changes = changes;
    this.outbox = outbox;
    this.clock = clock;
  }

  /// Changes the channel, or says why not.
  public Mono<ChangeChannelResult> change(Caller caller, ChangeChannel command) {
    return change(caller, command, 1);
  }

  private Mono<ChangeChannelResult> change(Caller caller, ChangeChannel command, int round) {
    return channels
        .find(caller, command.channel(), command.access())
        .flatMap(found -> change(caller, command, found, round));
  }

  private Mono<ChangeChannelResult> change(
      Caller caller, ChangeChannel command, FindChannelResult found, int round) {
    return switch (found) {
      case FindChannelResult.Absent _ -> Mono.just(new ChangeChannelResult.NoChannel());
      case FindChannelResult.Closed(var channel) ->
          Mono.just(new ChangeChannelResult.Closed(channel));
      case FindChannelResult.Found(var standing, _) -> change(caller, command, standing, round);
    };
  }

  private Mono<ChangeChannelResult> change(
      Caller caller, ChangeChannel command, Standing standing, int round) {
    var before = standing.channel();
    if (before.archived() && !command.archivedToo()) {
      return Mono.just(new ChangeChannelResult.Archived(before));
    }
    if (!command.permission().permits(caller, standing)) {
      return Mono.just(new ChangeChannelResult.NotPermitted(standing));
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var edit = command.edit().apply(before);
    var named = edit.named(before, now);
    var after = edit.edited(named, caller.userId(), now);
    var events = events(before, named, after);
    return events.isEmpty()
        ? Mono.just(new ChangeChannelResult.Changed(standing))
        : changes
            .write(before, after, command.nameIsUnique(), events)
            .flatMap(
                outcome ->
                    switch (outcome) {
                      case Outcome.Written(var timeline) ->
                          tell(events).thenReturn(changed(standing, after.at(timeline)));
                      case Outcome.NameTaken _ -> taken(after);
                      case Outcome.Outdated _ -> again(caller, command, round);
                    });
  }

  /// What there is to tell: a new name first, then all the rest.
  private static List<NewEvent> events(Channel before, Channel named, Channel after) {
    var events = new ArrayList<NewEvent>();
    if (named.version() > before.version()) {
      events.add(ChannelEvents.of("channel-renamed", named));
    }
    if (after.version() > named.version()) {
      events.add(ChannelEvents.of("channel-changed", after));
    }
    return events;
  }

  private Mono<Void> tell(List<NewEvent> events) {
    return outbox.committed(events, Peer.MEMBERSHIP);
  }

  private static ChangeChannelResult changed(Standing standing, Channel after) {
    return new ChangeChannelResult.Changed(standing.with(after));
  }

  private Mono<ChangeChannelResult> taken(Channel wanted) {
    return changes
        .isHeldByArchived(wanted.workspaceId(), wanted.name())
        .map(archived -> new ChangeChannelResult.NameTaken(wanted.name(), archived));
  }

  private Mono<ChangeChannelResult> again(Caller caller, ChangeChannel command, int round) {
    return round < ROUNDS_MAX
        ? change(caller, command, round + 1)
        : Mono.error(new OptimisticLockingFailureException("too many change this channel at once"));
  }
}
