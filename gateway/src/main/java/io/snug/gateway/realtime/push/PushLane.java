package io.snug.gateway.realtime.push;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Works on tasks in their order, on all at once that came while those before were worked on, also
/// when some fail. When it is full whoever adds has to wait.
final class PushLane<T> {
  private static final Logger log = LoggerFactory.getLogger(PushLane.class);

  private final BlockingQueue<T> waiting;
  private final ToIntFunction<T> weight;
  private final int weightMax;
  private final Sinks.Many<Boolean> wakes = Sinks.many().multicast().directBestEffort();
  private final Disposable working;

  /// Subscribes: the loop is the gateway's own and ends with [#stop].
  ///
  /// @param max how many tasks wait
  /// @param weight what a task adds to the load of those that are worked on together
  /// @param weightMax the load with which no further task is taken along
  PushLane(int max, ToIntFunction<T> weight, int weightMax, Function<List<T>, Mono<Void>> work) {
    waiting = new ArrayBlockingQueue<>(max);
    this.weight = weight;
    this.weightMax = weightMax;
    working = wakes.asFlux().onBackpressureLatest().concatMap(_ -> workOnAll(work), 1).subscribe();
  }

  private Mono<Void> workOnAll(Function<List<T>, Mono<Void>> work) {
    return Mono.defer(() -> outlive(work, next())).repeat(() -> !waiting.isEmpty()).then();
  }

  private static <T> Mono<Void> outlive(Function<List<T>, Mono<Void>> work, List<T> tasks) {
    return tasks.isEmpty()
        ? Mono.empty()
        : Mono.defer(() -> work.apply(tasks))
            .doOnError(failure -> log.error("{} pushes were given up", tasks.size(), failure))
            .onErrorComplete();
  }

  private List<T> next() {
    var tasks = new ArrayList<T>();
    int load = 0;
    for (var task = waiting.peek(); task != null && load < weightMax; task = waiting.peek()) {
      tasks.add(waiting.remove());
      load += weight.applyAsInt(task);
    }
    return tasks;
  }

  /// Adds a task, to be worked on from the next [#wake] on. Like that, it is called by one thread
  /// only: the one that reads events.
  void add(T task) throws InterruptedException {
    if (!waiting.offer(task)) {
      wake();
      waiting.put(task);
    }
  }

  void wake() {
    wakes.tryEmitNext(true);
  }

  void stop() {
    working.dispose();
  }
}
