package io.snug.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.snug.platform.database.Database;
import io.snug.platform.inbox.ConsumerProperties;
import io.snug.platform.test.TestStore;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HousekeepingIT {
  private final Database database = new Database(TestStore.create("housekeeping").connections());
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Housekeeping housekeeping =
      new Housekeeping(
          database,
          new OutboxMetrics(meters),
          OutboxStage.properties(Duration.ofSeconds(1)),
          new ConsumerProperties(List.of(), "", true, 1, Duration.ofMillis(1), Duration.ofDays(7)));

  @Test
  void sweep_removesAllThatIsOld_andKeepsTheRest() {
    write(25_000, "clock_timestamp() - interval '2 hours'", "NULL");
    write(1, "clock_timestamp() - interval '30 minutes'", "NULL");
    write(3, "NULL", "NULL");
    run(
        "INSERT INTO inbox SELECT gen_random_uuid(), now() - interval '8 days' FROM"
            + " generate_series(1, 12000)");
    run("INSERT INTO inbox SELECT gen_random_uuid(), now() - interval '6 days'");
    housekeeping.tend().block();
    assertThat(count("outbox")).isEqualTo(4);
    assertThat(count("inbox")).isEqualTo(1);
  }

  @Test
  void sweep_asksAnIndexForWhatIsOld_whereNearlyEverythingIsNew() {
    write(20_000, "clock_timestamp()", "NULL");
    run("INSERT INTO inbox SELECT gen_random_uuid(), now() FROM generate_series(1, 20000)");
    run("ANALYZE outbox, inbox");
    assertThat(plan(Housekeeping.SWEEP_OUTBOX)).contains("Index Cond: (published_at <");
    assertThat(plan(Housekeeping.SWEEP_INBOX)).contains("Index Cond: (received_at <");
  }

  @Test
  void metrics_tellTheAgeOfTheOldestAndTheBlocked() {
    housekeeping.tend().block();
    assertThat(meters.get("snug.outbox.oldest.age").gauge().value()).isZero();
    write(2, "NULL", "NULL");
    write(1, "NULL", "clock_timestamp()");
    run("UPDATE outbox SET occurred_at = clock_timestamp() - interval '1 minute'");
    housekeeping.tend().block();
    assertThat(meters.get("snug.outbox.oldest.age").gauge().value()).isBetween(60.0, 70.0);
    assertThat(meters.get("snug.outbox.blocked").gauge().value()).isEqualTo(1);
  }

  private void write(int rows, String publishedAt, String blockedAt) {
    run(
        """
        INSERT INTO outbox (id, topic, event_key, aggregate_type, aggregate_id, aggregate_version,
                            type, payload, published_at, blocked_at)
        SELECT gen_random_uuid(), 't', 'k', 'a', 'a', 1, 't', '{}', %s, %s
        FROM generate_series(1, %d)
        """
            .formatted(publishedAt, blockedAt, rows));
  }

  private String plan(String sql) {
    return database
        .sql("EXPLAIN " + sql.replace(":seconds", "3600"))
        .mapValue(String.class)
        .all()
        .collect(Collectors.joining("\n"))
        .block();
  }

  private void run(String sql) {
    database.sql(sql).then().block();
  }

  private long count(String table) {
    return Objects.requireNonNull(
        database
            .sql("SELECT count(*) AS n FROM " + table)
            .map(row -> Objects.requireNonNull(row.get("n", Long.class)))
            .one()
            .block());
  }
}
