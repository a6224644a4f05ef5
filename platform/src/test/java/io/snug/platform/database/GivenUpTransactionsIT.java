package io.snug.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.snug.platform.test.TestStore;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

/// A caller may go away at any moment of a transaction, also while its BEGIN or COMMIT is on its
/// way. Whoever has the connection next finds it outside of any transaction: what they write is
/// committed when they are told so.
class GivenUpTransactionsIT {
  private static final int ROUNDS = 500;
  private static final long NANOS_MAX = 1_500_000;

  private final TestStore store = TestStore.create("given_up");
  private final ConnectionPool pool =
      new ConnectionPool(
          ConnectionPoolConfiguration.builder(store.connections())
              .initialSize(0)
              .maxSize(1)
              .maxAcquireTime(Duration.ofSeconds(5))
              .build());
  private final BoundedConnections connections = new BoundedConnections(pool);
  private final Database database = new Database(connections);
  private final Database onlooker = new Database(store.connections());
  private final TransactionalOperator transaction =
      new WholeTransactions(new R2dbcTransactionManager(connections));

  @AfterEach
  void close() {
    pool.dispose();
  }

  @Test
  void whatIsWrittenNext_isCommitted_whereverATransactionWasGivenUp() {
    database.sql("CREATE TABLE written (number int)").then().block();
    for (int round = 0; round < ROUNDS; round++) {
      giveUp();
      write(round);
      assertThat(isWritten(round)).as("round %s", round).isTrue();
    }
    assertThat(pool.getMetrics().orElseThrow().acquiredSize()).isZero();
  }

  private void giveUp() {
    var call =
        database
            .sql("SELECT :one")
            .bind("one", 1)
            .then()
            .as(transaction::transactional)
            .subscribe(_ -> {}, _ -> {});
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(NANOS_MAX));
    call.dispose();
  }

  private void write(int number) {
    database
        .sql("INSERT INTO written VALUES (:number)")
        .bind("number", number)
        .then()
        .block(Duration.ofSeconds(10));
  }

  private boolean isWritten(int number) {
    var found =
        onlooker
            .sql("SELECT count(*) FROM written WHERE number = :number")
            .bind("number", number)
            .mapValue(Long.class)
            .one()
            .block(Duration.ofSeconds(10));
    return found != null && found == 1;
  }
}
