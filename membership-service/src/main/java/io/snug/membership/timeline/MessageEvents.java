package io.snug.membership.timeline;

import io.snug.membership.membership.FollowUp;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.event.Event;
import io.snug.platform.event.EventHandler;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Lets messages bring hidden channels back, and keeps unread counts right.
@Component
class MessageEvents implements EventHandler {
  private final TimelineRepository timelines;
  private final FollowUp followUp;
  private final InstantSource clock;

  MessageEvents(TimelineRepository timelines, FollowUp followUp, InstantSource clock) {
    this.timelines = timelines;
    this.followUp = followUp;
    this.clock = clock;
  }

  @Override
  public Set<String> types() {
    return Set.of("message-posted", "message-changed", "message-deleted");
  }

  @Override
  public Mono<Void> apply(Event event) {
    var message = Posted.of(event.data());
    var now = clock.instant();
    return switch (event.type()) {
      case "message-changed" -> timelines.replaceLast(message, false, now);
      case "message-deleted" -> timelines.replaceLast(message, true, now);
      default -> posted(message, now);
    };
  }

  private Mono<Void> posted(Posted message, Instant now) {
    var seq = message.seq();
    var advanced = timelines.advance(message, now).then(joined(message, now));
    return seq == null
        ? advanced
        : advanced.then(timelines.spread(message, seq, now)).flatMap(followUp::afterCommit);
  }

  private Mono<Void> joined(Posted message, Instant now) {
    return message.origin().equals(Dialect.OPEN_WEBUI.wireName())
        ? timelines.joinByWriting(message, now)
        : Mono.empty();
  }
}
