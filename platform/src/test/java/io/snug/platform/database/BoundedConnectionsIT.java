package io.snug.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.snug.platform.test.TestStore;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class BoundedConnectionsIT {
  private final TestStore store = TestStore.create("bounded");
  private final ConnectionPool pool =
      new ConnectionPool(
          ConnectionPoolConfiguration.builder(store.connections())
              .initialSize(0)
              .maxSize(2)
              .maxAcquireTime(Duration.ofSeconds(1))
              .build());
  private final BoundedConnections connections = new BoundedConnections(pool);

  @AfterEach
  void close() {
    pool.dispose();
  }

  @Test
  void whoComesWhenTooManyWait_isRefusedAtOnce_andTheOthersInTime() {
    var held = Flux.merge(acquire(), acquire()).collectList().block();
    var refused = new AtomicInteger();
    var failures =
        Flux.range(0, BoundedConnections.WAITING_MAX + 50)
            .flatMap(
                _ ->
                    acquire()
                        .thenReturn("served")
                        .onErrorResume(
                            NoConnectionException.class,
                            failure -> {
                              if (failure.getCause() == null) {
                                refused.incrementAndGet();
                              }
                              return Mono.just("refused");
                            }),
                1000)
            .collectList()
            .block(Duration.ofSeconds(10));
    assertThat(failures).containsOnly("refused");
    assertThat(refused).as("refused without waiting").hasValue(50);

    Flux.fromIterable(Objects.requireNonNull(held)).concatMap(Connection::close).blockLast();
    assertThat(ask()).isEqualTo(1);
  }

  @Test
  void pool_recovers_whenAllItsSessionsWereEnded() {
    Flux.range(0, 10).flatMap(_ -> acquire().flatMapMany(Connection::close), 2).blockLast();
    DatabaseClient.create(store.connections())
        .sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND pid <> pg_backend_pid()")
        .then()
        .block();
    var answers =
        Flux.range(0, 20)
            .concatMap(_ -> asking().onErrorResume(_ -> Mono.just(0)))
            .collectList()
            .block();
    assertThat(answers).as("two dead connections at most are met").endsWith(1, 1, 1);
    assertThat(Objects.requireNonNull(answers).stream().filter(answer -> answer == 0).count())
        .isLessThanOrEqualTo(2);
  }

  private Mono<Connection> acquire() {
    return Mono.from(connections.create());
  }

  private Mono<Integer> asking() {
    return DatabaseClient.create(connections).sql("SELECT 1").mapValue(Integer.class).one();
  }

  private Integer ask() {
    return asking().block();
  }
}
