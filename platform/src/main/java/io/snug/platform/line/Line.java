package io.snug.platform.line;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import reactor.core.publisher.Mono;

/// Where things go at once while few are under way, and wait for those otherwise; what has waited
/// goes together. Without load nobody waits; under load many share what one of them would cost.
public final class Line<T> {
  private final int atOnce;
  private final int room;
  private final ToIntFunction<T> size;
  private final Function<List<T>, Mono<Void>> go;
  private final Deque<T> waiting = new ArrayDeque<>();
  private int underWay;

  /// @param atOnce loads under way; with more there would be less in each
  /// @param room how much a load may have altogether
  /// @param size how much of that a thing takes
  /// @param go takes a load where it belongs, in the order in which its things came; never fails,
  ///   and takes a bounded time
  public Line(int atOnce, int room, ToIntFunction<T> size, Function<List<T>, Mono<Void>> go) {
    this.atOnce = atOnce;
    this.room = room;
    this.size = size;
    this.go = go;
  }

  /// Lets a thing go, now or with others. It goes also when nobody waits for that any more.
  public void join(T thing) {
    lineUp(thing);
    send();
  }

  /// How many wait.
  public synchronized int waiting() {
    return waiting.size();
  }

  /// Takes out all that wait, so that nothing becomes of them here.
  public synchronized List<T> clear() {
    var all = List.copyOf(waiting);
    waiting.clear();
    return all;
  }

  private synchronized void lineUp(T thing) {
    waiting.add(thing);
  }

  private void send() {
    for (var load = load(); !load.isEmpty(); load = load()) {
      // Nobody else's to subscribe to: whoever is in line has receipts of their own.
      go.apply(load).doFinally(_ -> arrived()).subscribe();
    }
  }

  private synchronized List<T> load() {
    var load = new ArrayList<T>();
    if (underWay == atOnce || waiting.isEmpty()) {
      return load;
    }
    underWay++;
    int left = room;
    do {
      var next = waiting.remove();
      load.add(next);
      left -= size.applyAsInt(next);
    } while (!waiting.isEmpty() && size.applyAsInt(waiting.element()) <= left);
    return load;
  }

  private void arrived() {
    synchronized (this) {
      underWay--;
    }
    send();
  }
}
