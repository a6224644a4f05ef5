package io.snug.channel.copy;

import io.snug.platform.event.Event;
import io.snug.platform.event.OneStatementHandler;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;

/// Keeps the copy of memberships up to date.
public final class MembershipCopy implements OneStatementHandler {
  private final MembershipRepository memberships;

  public MembershipCopy(MembershipRepository memberships) {
    this.memberships = memberships;
  }

  @Override
  public Set<String> types() {
    return Set.of(
        "member-added",
        "member-removed",
        "member-changed",
        "channel-hidden",
        "channel-shown",
        "channel-read");
  }

  @Override
  public Mono<Void> apply(Event event) {
    return applyAll(List.of(event));
  }

  @Override
  public Mono<Void> applyAll(List<Event> events) {
    return memberships.keep(events);
  }

  @Override
  public Mono<Integer> receive(List<Event> events) {
    return memberships.receive(events);
  }
}
