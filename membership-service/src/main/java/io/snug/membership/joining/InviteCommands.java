package io.snug.membership.joining;

import io.snug.membership.copy.Channel;
import io.snug.membership.copy.Fields;
import io.snug.membership.joining.InviteResult.ChannelNotFound;
import io.snug.membership.joining.InviteResult.Invited;
import io.snug.membership.joining.InviteResult.Joined;
import io.snug.membership.joining.InviteResult.NobodyAdded;
import io.snug.membership.joining.InviteResult.NotPermitted;
import io.snug.membership.joining.InviteResult.Reason;
import io.snug.membership.joining.InviteResult.Refusal;
import io.snug.membership.membership.Outcomes;
import io.snug.platform.caller.Caller;
import io.snug.platform.outbox.NewEvent;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Adds people to channels.
@Component
public class InviteCommands {
  private static final String IN_IT = "add-user-to-joined-room";
  private static final String NOT_IN_IT = "add-user-to-any-p-room";

  private final MemberRepository members;
  private final LockedChannel locked;
  private final Outcomes outcomes;
  private final InstantSource clock;

  InviteCommands(
      MemberRepository members, LockedChannel locked, Outcomes outcomes, InstantSource clock) {
    this.members = members;
    this.locked = locked;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  public Mono<InviteResult> invite(Caller caller, Invite invite) {
    return locked
        .<InviteResult>decide(
            caller, invite.channel(), standing -> decide(caller, invite, standing))
        .defaultIfEmpty(new ChannelNotFound())
        .doOnNext(result -> outcomes.count("invite", result));
  }

  private Mono<Written<InviteResult>> decide(Caller caller, Invite invite, Standing standing) {
    var refusal = refusal(caller, invite, standing);
    return refusal != null
        ? Mono.just(Written.nothing(refusal))
        : Flux.fromIterable(People.of(invite.people()))
            .concatMap(people -> members.candidates(caller, standing.channel().id(), people))
            .concatMapIterable(candidates -> candidates)
            .collectList()
            .flatMap(candidates -> add(caller, invite, standing, candidates));
  }

  private static @Nullable InviteResult refusal(Caller caller, Invite invite, Standing standing) {
    var channel = standing.channel();
    var own = standing.own();
    var authority = invite.rules().authority();
    if (!invite.types().contains(channel.type())
        || (own == null && authority == Authority.ANY_MEMBER)) {
      return new ChannelNotFound();
    }
    if (!authority.allows(caller, channel, own, own == null ? NOT_IN_IT : IN_IT)) {
      return new NotPermitted();
    }
    return channel.archived() && !invite.rules().alsoArchived()
        ? new InviteResult.Archived(channel.name())
        : null;
  }

  private Mono<Written<InviteResult>> add(
      Caller caller, Invite invite, Standing standing, List<Candidate> candidates) {
    var fit = new LinkedHashSet<String>();
    var refused = new ArrayList<Refusal>();
    for (var candidate : candidates) {
      sort(caller, candidate, invite.rules(), fit, refused);
    }
    if (invite.rules().openHouse() && standing.own() == null) {
      fit.add(caller.userId().value());
    }
    var channel = standing.channel();
    if (!refused.isEmpty() && (fit.isEmpty() || invite.rules().allOrNobody())) {
      return Mono.just(Written.nothing(new NobodyAdded(channel, refused)));
    }
    return write(caller, channel, fit, refused);
  }

  private static void sort(
      Caller caller,
      Candidate candidate,
      InviteRules rules,
      Set<String> fit,
      List<Refusal> refused) {
    var reason = reason(caller, candidate, rules);
    var userId = candidate.userId();
    if (reason == null && userId != null) {
      fit.add(userId);
    } else if (reason != null && !rules.openHouse()) {
      refused.add(new Refusal(candidate.wanted(), reason));
    }
  }

  private static @Nullable Reason reason(Caller caller, Candidate candidate, InviteRules rules) {
    var person = candidate.person();
    if (candidate.membership() != null) {
      return caller.userId().value().equals(candidate.userId())
          ? Reason.SELF
          : Reason.ALREADY_MEMBER;
    }
    if (person == null) {
      return rules.openHouse() && candidate.userId() != null ? null : Reason.UNKNOWN;
    }
    return person.active() ? null : Reason.INACTIVE;
  }

  private Mono<Written<InviteResult>> write(
      Caller caller, Channel channel, Set<String> fit, List<Refusal> refused) {
    if (fit.isEmpty()) {
      return Mono.just(Written.nothing(new Invited(channel, List.of(), refused)));
    }
    return members
        .add(channel.id(), fit, caller.userId().value(), "invited", clock.instant())
        .map(events -> new Written<>(invited(channel, events, refused), events));
  }

  private static InviteResult invited(
      Channel channel, List<NewEvent> events, List<Refusal> refused) {
    var added = events.stream().map(InviteCommands::joined).toList();
    return new Invited(channel.withMembers(added.size()), added, refused);
  }

  private static Joined joined(NewEvent event) {
    var member = Fields.of(event.data());
    return new Joined(member.text("userId"), member.text("invitedBy"), member.instant("joinedAt"));
  }
}
