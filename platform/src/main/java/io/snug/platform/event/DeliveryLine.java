package io.snug.platform.event;

import io.snug.platform.line.Line;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// The way to one peer. While it is being told something, what else there is to tell waits, and
/// then goes together: under load many events share one request and, over there, one transaction.
final class DeliveryLine {
  /// A transaction of more would keep others waiting.
  private static final int EVENTS_MAX = 100;

  /// Requests under way. More would leave fewer events for each.
  private static final int AT_ONCE = 2;

  private final Function<List<Event>, Mono<Answer>> post;
  private final Line<Parcel> line;

  /// What became of a request.
  ///
  /// @param told whether the peer has applied the events
  /// @param behind whom the peer could not tell of something in its turn, as it says in its header
  record Answer(boolean told, @Nullable String behind) {
    static final Answer UNTOLD = new Answer(false, null);
  }

  /// What one caller has to tell.
  private record Parcel(List<Event> events, Sinks.One<Answer> receipt) {}

  /// @param post sends a batch; never fails, and takes a bounded time
  DeliveryLine(Function<List<Event>, Mono<Answer>> post) {
    this.post = post;
    this.line = new Line<>(AT_ONCE, EVENTS_MAX, parcel -> parcel.events().size(), this::send);
  }

  /// Hands the events over, in order. They go on their way also when nobody waits for that any
  /// more.
  Mono<Answer> deliver(List<Event> events) {
    return Mono.defer(
        () -> {
          var parcel = new Parcel(events, Sinks.one());
          line.join(parcel);
          return parcel.receipt().asMono();
        });
  }

  private Mono<Void> send(List<Parcel> parcels) {
    var events = parcels.stream().flatMap(parcel -> parcel.events().stream()).toList();
    return post.apply(events).doOnNext(answer -> answered(parcels, answer)).then();
  }

  /// When the peer does not answer, whoever would ask it next waits no longer either.
  private void answered(List<Parcel> parcels, Answer answer) {
    var alsoUntold = answer.told() ? List.<Parcel>of() : line.clear();
    Stream.concat(parcels.stream(), alsoUntold.stream())
        .forEach(parcel -> parcel.receipt().tryEmitValue(answer));
  }
}
