package io.snug.platform.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactory;
import io.snug.platform.database.BoundedConnections;
import io.snug.platform.database.Breakage;
import io.snug.platform.test.FaultyStatements;
import io.snug.platform.test.FaultyStatements.When;
import io.snug.platform.test.TestLine;
import io.snug.platform.test.TestStore;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// What real failures of a real database mean.
class BreakageIT {
  private static final String WRITE = "INSERT INTO inbox VALUES (gen_random_uuid(), now())";

  private final TestStore store = TestStore.create("breakage");

  @Test
  void nothingHappened_whenNoConnectionIsToBeHad() {
    try (var line = TestLine.to(store.database().port())) {
      line.cut();
      var away = new BoundedConnections(store.by(line));
      assertThat(meaning(run(away, WRITE))).isEqualTo(Breakage.UNAVAILABLE);
      assertThat(meaning(inTransaction(away))).isEqualTo(Breakage.UNAVAILABLE);
    }
  }

  @Test
  void nothingHappened_whenTheDatabaseGivesUp() {
    var impatient =
        store.connections(
            Map.of(
                PostgresqlConnectionFactoryProvider.STATEMENT_TIMEOUT, Duration.ofMillis(100),
                PostgresqlConnectionFactoryProvider.LOCK_WAIT_TIMEOUT, Duration.ofMillis(50)));
    assertThat(meaning(run(impatient, "SELECT pg_sleep(20)"))).isEqualTo(Breakage.UNAVAILABLE);

    var transaction =
        TransactionalOperator.create(new R2dbcTransactionManager(store.connections()));
    var whileLocked =
        run(store.connections(), "LOCK TABLE inbox")
            .then(meaningOf(run(impatient, WRITE)))
            .as(transaction::transactional);
    assertThat(whileLocked.block(Duration.ofSeconds(10))).isEqualTo(Breakage.UNAVAILABLE);
  }

  @ParameterizedTest
  @EnumSource
  void nobodyKnows_whenTheConnectionBreaks(When when) {
    var faulty = FaultyStatements.over(store.connections());
    faulty.fail(1, when);
    assertThat(meaning(run(faulty, WRITE))).isEqualTo(Breakage.UNKNOWN);
    faulty.fail(3, when); // the commit
    assertThat(meaning(inTransaction(faulty))).isEqualTo(Breakage.UNKNOWN);
  }

  @Test
  void nobodyKnows_whenSomethingWasCommittedBefore() {
    var failing = CallNotes.noteCommit().then(Mono.error(new IllegalStateException("later")));
    assertThat(meaning(failing)).isEqualTo(Breakage.UNKNOWN);
  }

  @Test
  void anythingElse_isAFaultOfOurs() {
    assertThat(meaning(Mono.error(new IllegalStateException("bug")))).isEqualTo(Breakage.FAULT);
    assertThat(meaning(run(store.connections(), "SELECT nonsense"))).isEqualTo(Breakage.FAULT);
  }

  private static Mono<?> run(ConnectionFactory connections, String sql) {
    return DatabaseClient.create(connections).sql(sql).then();
  }

  private static Mono<?> inTransaction(ConnectionFactory connections) {
    var transaction = TransactionalOperator.create(new R2dbcTransactionManager(connections));
    return run(connections, WRITE).as(transaction::transactional);
  }

  private static Breakage meaning(Mono<?> failing) {
    return meaningOf(failing).block(Duration.ofSeconds(10));
  }

  private static Mono<Breakage> meaningOf(Mono<?> failing) {
    return failing
        .then(Mono.<Breakage>error(new AssertionError("it did not fail")))
        .onErrorResume(Breakage::ofCall)
        .contextWrite(context -> context.put(CallNotes.class, new CallNotes()));
  }
}
