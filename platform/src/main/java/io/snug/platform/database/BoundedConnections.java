package io.snug.platform.database;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Wrapped;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/// A pool for which only so many wait. Whoever comes then is refused at once, and so is, after the
/// pool's own time, whoever waits in vain: by a [NoConnectionException], which says that nothing
/// happened. The pool itself would let any number wait.
public final class BoundedConnections implements ConnectionFactory, Wrapped<ConnectionFactory> {
  /// A few connections serve more than this in the time that anybody may wait.
  static final int WAITING_MAX = 256;

  private final ConnectionFactory pool;
  private final AtomicInteger waiting = new AtomicInteger();

  public BoundedConnections(ConnectionFactory pool) {
    this.pool = pool;
  }

  @Override
  public Publisher<? extends Connection> create() {
    return Mono.defer(this::acquire);
  }

  private Mono<Connection> acquire() {
    if (waiting.incrementAndGet() > WAITING_MAX) {
      waiting.decrementAndGet();
      return Mono.error(new NoConnectionException("too many wait for the database", null));
    }
    return Mono.<Connection>from(pool.create())
        .doFinally(_ -> waiting.decrementAndGet())
        .onErrorMap(failure -> new NoConnectionException("no connection to the database", failure));
  }

  @Override
  public ConnectionFactoryMetadata getMetadata() {
    return pool.getMetadata();
  }

  @Override
  public ConnectionFactory unwrap() {
    return pool;
  }
}
