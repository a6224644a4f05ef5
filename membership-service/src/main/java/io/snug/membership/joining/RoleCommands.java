package io.snug.membership.joining;

import io.snug.membership.membership.Membership;
import io.snug.membership.membership.Role;
import io.snug.platform.caller.Caller;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Gives members roles in a channel and takes them.
@Component
public class RoleCommands {
  private final MemberRepository members;
  private final LockedChannel locked;
  private final InstantSource clock;

  RoleCommands(MemberRepository members, LockedChannel locked, InstantSource clock) {
    this.members = members;
    this.locked = locked;
    this.clock = clock;
  }

  public Mono<RoleResult> change(Caller caller, RoleChange change) {
    return locked
        .<RoleResult>decide(caller, change.channel(), standing -> decide(caller, change, standing))
        .defaultIfEmpty(new RoleResult.ChannelNotFound());
  }

  private Mono<Written<RoleResult>> decide(Caller caller, RoleChange change, Standing standing) {
    var refusal = refusal(change, standing);
    return refusal != null
        ? Mono.just(Written.nothing(refusal))
        : Flux.fromIterable(People.of(List.of(change.person())))
            .concatMap(people -> members.candidates(caller, standing.channel().id(), people))
            .concatMapIterable(candidates -> candidates)
            .next()
            .flatMap(candidate -> change(caller, change, standing, candidate));
  }

  private static @Nullable RoleResult refusal(RoleChange change, Standing standing) {
    var channel = standing.channel();
    if (standing.own() == null || !change.types().contains(channel.type())) {
      return new RoleResult.ChannelNotFound();
    }
    return channel.archived() ? new RoleResult.Archived(channel.name()) : null;
  }

  private Mono<Written<RoleResult>> change(
      Caller caller, RoleChange change, Standing standing, Candidate candidate) {
    var member = candidate.membership();
    if (!candidate.isKnown()) {
      return refused(new RoleResult.UnknownPerson());
    }
    if (!Authority.PERMISSION.allows(
        caller, standing.channel(), standing.own(), change.role().permissionToSet())) {
      return refused(new RoleResult.NotPermitted());
    }
    if (member == null) {
      return refused(new RoleResult.NotAMember());
    }
    var role = change.role();
    if (change.given() == member.has(role)) {
      return refused(
          change.given()
              ? new RoleResult.AlreadyHasRole(role)
              : new RoleResult.HasNotTheRole(role));
    }
    if (role == Role.OWNER && !change.given() && standing.restsOn(member)) {
      return refused(new RoleResult.LastOwner());
    }
    return write(change, member);
  }

  private Mono<Written<RoleResult>> write(RoleChange change, Membership member) {
    var roles = new TreeSet<>(member.roles());
    if (change.given()) {
      roles.add(change.role().word());
    } else {
      roles.remove(change.role().word());
    }
    return members
        .setRoles(member.channelId(), member.userId(), roles, clock.instant())
        .map(events -> new Written<>(new RoleResult.Changed(), events));
  }

  private static Mono<Written<RoleResult>> refused(RoleResult result) {
    return Mono.just(Written.nothing(result));
  }
}
