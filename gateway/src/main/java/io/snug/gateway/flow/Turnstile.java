package io.snug.gateway.flow;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.DisposableBean;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.publisher.Sinks;

/// Lets so many calls through at once; the others wait in a line of bounded length, first come,
/// first served. The call of somebody who has given up waiting is not made.
public final class Turnstile implements DisposableBean {
  private final String where;
  private final Sinks.Many<Visit<?>> line;
  private final Disposable working;

  /// Subscribes: the loop is the gateway's own and ends with [#destroy].
  ///
  /// @param where the turnstile leads, for those who are turned away
  public Turnstile(String where, int atOnce, int waitingMax) {
    this.where = where;
    line = Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(waitingMax));
    working = line.asFlux().flatMap(Visit::make, atOnce, 1).subscribe();
  }

  /// The call, made when it is its turn; [Overload] where the line is full.
  public <T> Mono<T> pass(Mono<T> call) {
    return Mono.create(visitor -> enter(new Visit<>(call, visitor)));
  }

  private void enter(Visit<?> visit) {
    if (!lineUp(visit)) {
      visit.visitor().error(new Overload(where));
    }
  }

  private synchronized boolean lineUp(Visit<?> visit) {
    return line.tryEmitNext(visit).isSuccess();
  }

  @Override
  public void destroy() {
    working.dispose();
  }

  private record Visit<T>(
      Mono<T> call, MonoSink<T> visitor, AtomicBoolean over, Sinks.Empty<Void> gone) {
    Visit(Mono<T> call, MonoSink<T> visitor) {
      this(call, visitor, new AtomicBoolean(), Sinks.empty());
      visitor.onCancel(this::leave);
    }

    private void leave() {
      over.set(true);
      gone.tryEmitEmpty();
    }

    Mono<Void> make() {
      return over.get() ? Mono.empty() : makeIt();
    }

    private Mono<Void> makeIt() {
      return call.doOnSuccess(visitor::success)
          .doOnError(visitor::error)
          .contextWrite(visitor.contextView())
          .takeUntilOther(gone.asMono())
          .onErrorComplete()
          .then();
    }
  }
}
