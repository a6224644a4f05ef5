package io.snug.platform.test;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// All connections of a pool, so that nobody else has one until this is closed.
public final class HeldConnections implements AutoCloseable {
  private static final Duration WAIT = Duration.ofSeconds(30);

  private final List<Connection> held;

  /// @param size how many the pool has
  public HeldConnections(ConnectionFactory pool, int size) {
    held =
        Flux.range(0, size)
            .concatMap(_ -> Mono.<Connection>from(pool.create()))
            .collectList()
            .block(WAIT);
  }

  /// What calls answer of which all have asked before any of them is answered.
  public static <T> List<T> askedTogether(ConnectionFactory pool, int size, List<Mono<T>> calls) {
    CompletableFuture<List<T>> answers;
    try (var _ = new HeldConnections(pool, size)) {
      answers =
          Flux.fromIterable(calls).flatMap(call -> call, calls.size()).collectList().toFuture();
    }
    return answers.orTimeout(WAIT.toSeconds(), TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    Flux.fromIterable(held).concatMap(Connection::close).blockLast(WAIT);
  }
}
