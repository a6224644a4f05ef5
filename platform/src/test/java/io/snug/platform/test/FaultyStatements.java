package io.snug.platform.test;

import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.Wrapped;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A way to a database on which the k-th statement fails, and its connection with it.
///
/// BEGIN, COMMIT and ROLLBACK are statements too. They are counted over all connections in the
/// order in which they are sent, so a test that wants to know the k-th of its own lets nothing else
/// come this way. Each try is one [#fail]; once that statement has failed, all others work.
public final class FaultyStatements implements ConnectionFactory, Wrapped<ConnectionFactory> {
  private static final Set<String> TRANSACTIONS =
      Set.of("beginTransaction", "commitTransaction", "rollbackTransaction");
  private static final int NEVER = -1;

  private final ConnectionFactory inner;
  private int sent;
  private int failing = NEVER;
  private When when = When.BEFORE;
  private boolean hasFailed;

  /// Where the connection breaks: on the way there, so that nothing is executed, or on the way
  /// back, so that nobody hears of what was.
  public enum When {
    BEFORE,
    AFTER
  }

  private FaultyStatements(ConnectionFactory inner) {
    this.inner = inner;
  }

  /// All statements work until [#fail] is called.
  public static FaultyStatements over(ConnectionFactory inner) {
    return new FaultyStatements(inner);
  }

  /// Begins to count anew: the k-th statement from now on fails, the next one being the first.
  public synchronized void fail(int k, When when) {
    this.when = when;
    failing = k;
    sent = 0;
    hasFailed = false;
  }

  /// Begins to count anew; nothing fails.
  public void heal() {
    fail(NEVER, When.BEFORE);
  }

  /// How many statements were sent since counting began, the failed one included.
  public synchronized int sent() {
    return sent;
  }

  /// Whether the statement that was to fail was reached. When not, every k has been tried.
  public synchronized boolean hasFailed() {
    return hasFailed;
  }

  @Override
  public Mono<? extends Connection> create() {
    return Mono.from(inner.create()).map(connection -> new Link(connection).faulty());
  }

  @Override
  public ConnectionFactoryMetadata getMetadata() {
    return inner.getMetadata();
  }

  /// What goes straight there: the relay, which unwraps its factory, is no part of the count.
  @Override
  public ConnectionFactory unwrap() {
    return inner;
  }

  private synchronized @Nullable When next() {
    if (++sent != failing) {
      return null;
    }
    hasFailed = true;
    return when;
  }

  private static R2dbcNonTransientResourceException broken() {
    return new R2dbcNonTransientResourceException(
        "the connection broke, as it was told to", "08006");
  }

  /// One connection, until it breaks.
  private final class Link {
    private final Connection connection;
    private volatile boolean isBroken;

    Link(Connection connection) {
      this.connection = connection;
    }

    Connection faulty() {
      return proxy(
          Connection.class,
          (_, method, arguments) ->
              switch (method.getName()) {
                case "close" -> isBroken ? Mono.empty() : call(connection, method, arguments);
                case "createStatement" ->
                    faulty(Statement.class, (Statement) call(connection, method, arguments));
                case "createBatch" -> faulty(Batch.class, connection.createBatch());
                case String name when TRANSACTIONS.contains(name) ->
                    send(() -> (Publisher<?>) call(connection, method, arguments));
                default -> call(connection, method, arguments);
              });
    }

    private <T> T faulty(Class<T> type, T statement) {
      return proxy(
          type,
          (self, method, arguments) -> {
            if (method.getName().equals("execute")) {
              return send(() -> (Publisher<?>) call(statement, method, arguments));
            }
            var answer = call(statement, method, arguments);
            return answer == statement ? self : answer;
          });
    }

    private Flux<Object> send(Sending sending) {
      return Flux.defer(
          () -> {
            if (isBroken) {
              return Flux.error(broken());
            }
            var fault = next();
            if (fault == null) {
              return Flux.from(sending.publisher());
            }
            return fault == When.BEFORE ? breakDown() : heard(sending).thenMany(breakDown());
          });
    }

    private Mono<Void> heard(Sending sending) {
      return Flux.defer(sending::publisher)
          .concatMap(
              answer -> answer instanceof Result result ? result.getRowsUpdated() : Mono.empty())
          .then();
    }

    private Flux<Object> breakDown() {
      return Mono.defer(
              () -> {
                isBroken = true;
                return Mono.from(physical(connection).close()).then(Mono.from(connection.close()));
              })
          .onErrorComplete()
          .thenMany(Flux.error(broken()));
    }
  }

  private interface Sending {
    Publisher<?> publisher();
  }

  private static Connection physical(Connection connection) {
    return connection instanceof Wrapped<?> wrapped && wrapped.unwrap() instanceof Connection inner
        ? physical(inner)
        : connection;
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object call(Object target, Method method, Object @Nullable [] arguments) {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
