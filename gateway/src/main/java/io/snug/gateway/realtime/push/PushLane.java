package io.snug.gateway.realtime.push;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Works on tasks one after the other, also when one fails. When it is full whoever adds has to
/// wait.
final class PushLane<T> {
  private static final Logger log = LoggerFactory.getLogger(PushLane.class);
  private static final Duration WAIT = Duration.ofMillis(5);

  private final Sinks.Many<T> tasks;
  private final Disposable working;

  /// Subscribes: the loop is the gateway's own and ends with [#stop].
  PushLane(int max, Function<T, Mono<Void>> work) {
    tasks = Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(max));
    working = tasks.asFlux().concatMap(task -> outlive(work, task), 1).subscribe();
  }

  private static <T> Mono<Void> outlive(Function<T, Mono<Void>> work, T task) {
    return Mono.defer(() -> work.apply(task))
        .doOnError(failure -> log.error("a push was given up", failure))
        .onErrorComplete();
  }

  /// Called by one thread only: the one that reads events.
  void add(T task) throws InterruptedException {
    while (tasks.tryEmitNext(task) == Sinks.EmitResult.FAIL_OVERFLOW) {
      Thread.sleep(WAIT);
    }
  }

  void stop() {
    working.dispose();
  }
}
