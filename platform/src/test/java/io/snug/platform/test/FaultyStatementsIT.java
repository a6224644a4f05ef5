package io.snug.platform.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.snug.platform.test.FaultyStatements.When;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

class FaultyStatementsIT {
  private static final int BEGIN = 1;
  private static final int SECOND = 3;
  private static final int COMMIT = 4;

  private final TestStore store = TestStore.create("faulty");
  private final ConnectionPool pool =
      new ConnectionPool(
          ConnectionPoolConfiguration.builder(store.connections())
              .initialSize(0)
              .maxSize(2)
              .build());
  private final FaultyStatements faulty = FaultyStatements.over(pool);
  private final DatabaseClient database = DatabaseClient.create(faulty);
  private final TransactionalOperator transaction =
      TransactionalOperator.create(new R2dbcTransactionManager(faulty));

  @BeforeEach
  void table() {
    insert("CREATE TABLE thing (name text)").block();
  }

  @AfterEach
  void close() {
    pool.dispose();
  }

  @ParameterizedTest
  @EnumSource
  void transaction_isWholeOrNothing_andOnlyACommitThatWasSentIsWhole(When when) {
    for (int k = BEGIN; k <= COMMIT; k++) {
      insert("TRUNCATE thing").block();
      faulty.fail(k, when);
      assertThatThrownBy(() -> write().block()).as("statement %s", k).isNotNull();
      assertThat(faulty.hasFailed()).isTrue();
      boolean whole = k == COMMIT && when == When.AFTER;
      assertThat(count()).as("%s statement %s", when, k).isEqualTo(whole ? 2 : 0);
    }
  }

  @Test
  void all_work_onceEveryStatementWasTried() {
    faulty.fail(COMMIT + 1, When.BEFORE);
    write().block();
    assertThat(faulty.hasFailed()).isFalse();
    assertThat(faulty.sent()).isEqualTo(COMMIT);
    faulty.heal();
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void pool_recovers_fromMoreBrokenConnectionsThanItHolds() {
    for (int time = 0; time < 10; time++) {
      faulty.fail(SECOND, When.AFTER);
      assertThatThrownBy(() -> write().block()).isNotNull();
    }
    faulty.heal();
    write().block();
    assertThat(count()).isEqualTo(2);
  }

  private Mono<Void> write() {
    return insert("INSERT INTO thing VALUES ('a')")
        .then(insert("INSERT INTO thing VALUES ('b')"))
        .as(transaction::transactional);
  }

  private Mono<Void> insert(String sql) {
    return database.sql(sql).then();
  }

  private long count() {
    return Objects.requireNonNull(
        database.sql("SELECT count(*) FROM thing").mapValue(Long.class).one().block());
  }
}
