package io.snug.platform.event;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// The way to one peer. While it is being told something, what else there is to tell waits, and
/// then goes together: under load many events share one request and, over there, one transaction.
/// Where there is no load nobody waits.
final class DeliveryLine {
  /// A transaction of more would keep others waiting.
  private static final int EVENTS_MAX = 100;

  /// Requests under way. More would leave fewer events for each.
  private static final int AT_ONCE = 2;

  private final Function<List<Event>, Mono<Answer>> post;
  private final Deque<Parcel> waiting = new ArrayDeque<>();
  private int underWay;

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
  }

  /// Hands the events over, in order. They go on their way also when nobody waits for that any
  /// more.
  Mono<Answer> deliver(List<Event> events) {
    return Mono.defer(
        () -> {
          var parcel = new Parcel(events, Sinks.one());
          lineUp(parcel);
          send();
          return parcel.receipt().asMono();
        });
  }

  private synchronized void lineUp(Parcel parcel) {
    waiting.add(parcel);
  }

  private void send() {
    for (var load = load(); !load.isEmpty(); load = load()) {
      var parcels = load;
      // Nobody else's to subscribe to: the callers wait for their receipts.
      post.apply(events(parcels)).subscribe(answer -> answered(parcels, answer));
    }
  }

  private synchronized List<Parcel> load() {
    var parcels = new ArrayList<Parcel>();
    if (underWay == AT_ONCE || waiting.isEmpty()) {
      return parcels;
    }
    underWay++;
    int room = EVENTS_MAX;
    do {
      var next = waiting.remove();
      parcels.add(next);
      room -= next.events().size();
    } while (!waiting.isEmpty() && waiting.element().events().size() <= room);
    return parcels;
  }

  private static List<Event> events(List<Parcel> parcels) {
    return parcels.stream().flatMap(parcel -> parcel.events().stream()).toList();
  }

  private void answered(List<Parcel> parcels, Answer answer) {
    for (var parcel : done(parcels, answer)) {
      parcel.receipt().tryEmitValue(answer);
    }
    send();
  }

  /// Whose wait is over: those who were told and, when the peer does not answer, also all who would
  /// ask it next.
  private synchronized List<Parcel> done(List<Parcel> parcels, Answer answer) {
    underWay--;
    if (!answer.told()) {
      parcels.addAll(waiting);
      waiting.clear();
    }
    return parcels;
  }
}
