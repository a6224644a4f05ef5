package io.snug.membership.joining;

import io.snug.membership.membership.Outcomes;
import io.snug.platform.caller.Caller;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Ends memberships: by leaving, or by being removed. What stays is a tombstone.
@Component
public class PartingCommands {
  private final MemberRepository members;
  private final LockedChannel locked;
  private final Outcomes outcomes;
  private final InstantSource clock;

  PartingCommands(
      MemberRepository members, LockedChannel locked, Outcomes outcomes, InstantSource clock) {
    this.members = members;
    this.locked = locked;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  public Mono<LeaveResult> leave(Caller caller, Leave leave) {
    return locked
        .<LeaveResult>decide(caller, leave.channel(), standing -> left(caller, leave, standing))
        .defaultIfEmpty(new LeaveResult.ChannelNotFound())
        .doOnNext(result -> outcomes.count("leave", result));
  }

  public Mono<KickResult> kick(Caller caller, Kick kick) {
    return locked
        .<KickResult>decide(caller, kick.channel(), standing -> kicked(caller, kick, standing))
        .defaultIfEmpty(new KickResult.ChannelNotFound())
        .doOnNext(result -> outcomes.count("kick", result));
  }

  private Mono<Written<LeaveResult>> left(Caller caller, Leave leave, Standing standing) {
    var refusal = refusal(caller, leave, standing);
    if (refusal != null) {
      return Mono.just(Written.nothing(refusal));
    }
    var userId = caller.userId().value();
    return members
        .remove(standing.channel().id(), List.of(userId), userId, "left", clock.instant())
        .map(events -> new Written<>(new LeaveResult.Left(), events));
  }

  private static @Nullable LeaveResult refusal(Caller caller, Leave leave, Standing standing) {
    var channel = standing.channel();
    var own = standing.own();
    if (own == null || !leave.types().contains(channel.type())) {
      return new LeaveResult.ChannelNotFound();
    }
    if (channel.archived()) {
      return new LeaveResult.Archived(channel.name());
    }
    if (leave.needsPermission() && !caller.may(channel.isPrivate() ? "leave-p" : "leave-c")) {
      return new LeaveResult.NotPermitted();
    }
    if (leave.keepsAnOwner()) {
      return standing.restsOn(own) ? new LeaveResult.LastOwner() : null;
    }
    return channel.memberCount() <= 1 ? new LeaveResult.LastMember() : null;
  }

  private Mono<Written<KickResult>> kicked(Caller caller, Kick kick, Standing standing) {
    var refusal = refusal(caller, kick, standing);
    if (refusal != null) {
      return Mono.just(Written.nothing(refusal));
    }
    return Flux.fromIterable(People.of(kick.people()))
        .concatMap(people -> members.candidates(caller, standing.channel().id(), people))
        .concatMapIterable(candidates -> candidates)
        .collectList()
        .flatMap(candidates -> remove(caller, kick.rules(), standing, candidates));
  }

  private static @Nullable KickResult refusal(Caller caller, Kick kick, Standing standing) {
    var own = standing.own();
    var authority = kick.rules().authority();
    boolean strangerMay =
        switch (authority) {
          case ANY_MEMBER -> false;
          case PERMISSION -> caller.may("kick-user-from-any-p-room");
          case CREATOR_OR_ADMIN -> true;
        };
    if (!kick.types().contains(standing.channel().type()) || (own == null && !strangerMay)) {
      return new KickResult.ChannelNotFound();
    }
    boolean byLicence = own == null && authority == Authority.PERMISSION;
    return byLicence || authority.allows(caller, standing.channel(), own, "remove-user")
        ? null
        : new KickResult.NotPermitted();
  }

  private Mono<Written<KickResult>> remove(
      Caller caller, KickRules rules, Standing standing, List<Candidate> candidates) {
    var refusal = rules.lenient() ? null : refusal(caller, rules, standing, candidates);
    if (refusal != null) {
      return Mono.just(Written.nothing(refusal));
    }
    var userIds =
        candidates.stream()
            .filter(candidate -> candidate.membership() != null)
            .map(candidate -> Objects.requireNonNull(candidate.userId()))
            .toList();
    return members
        .remove(
            standing.channel().id(), userIds, caller.userId().value(), "removed", clock.instant())
        .map(events -> new Written<>(new KickResult.Kicked(events.size()), events));
  }

  private static @Nullable KickResult refusal(
      Caller caller, KickRules rules, Standing standing, List<Candidate> candidates) {
    for (var candidate : candidates) {
      var member = candidate.membership();
      if (!candidate.isKnown()) {
        return new KickResult.UnknownPerson();
      }
      if (rules.notOneself() && caller.userId().value().equals(candidate.userId())) {
        return new KickResult.Self();
      }
      if (member == null) {
        return new KickResult.NotAMember();
      }
      if (rules.keepsAnOwner() && standing.restsOn(member)) {
        return new KickResult.LastOwner();
      }
    }
    return null;
  }
}
