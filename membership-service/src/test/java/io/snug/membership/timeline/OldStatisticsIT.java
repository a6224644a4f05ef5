package io.snug.membership.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.snug.membership.ServiceTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// PostgreSQL looks at a table anew when a tenth of it has changed. Until then its planner goes by
/// what it knew before, which must not make a statement read what is of no concern to it.
class OldStatisticsIT extends ServiceTest {
  private static final int CHANNELS = 3_000;
  private static final long ROWS_FEW = 20;

  private static final List<String> NOBODY_HAS_HIDDEN_ANYTHING =
      List.of(
          """
          INSERT INTO channel (id, workspace_id, type, name, by_grant, archived, state, version,
              last_seq, message_count, changed_at)
          SELECT 'GOLD' || n, 'TOLD', 'private', 'n' || n, false, false, '{}', 1, 5, 5, now()
          FROM generate_series(1, %d) AS n
          """
              .formatted(CHANNELS),
          """
          INSERT INTO membership (channel_id, user_id, joined_at, updated_at, version)
          SELECT 'GOLD' || n, 'UOLD' || person, now(), now(), 1
          FROM generate_series(1, %d) AS n, generate_series(1, 3) AS person
          """
              .formatted(CHANNELS),
          "ANALYZE membership, channel");

  private static final String MANY_HAVE =
      """
      UPDATE membership SET hidden_at_seq = 5, hidden_since = 5
      WHERE channel_id LIKE 'GOLD%' AND user_id = 'UOLD2'
      """;

  private static final String MESSAGES =
      """
      [{"channelId": "GOLD7", "author": {"id": "UOLD1"}, "seq": 6,
        "sentAt": "2026-11-21T10:00:00Z", "mentions": []}]
      """;

  private static final String BRING = "SELECT bring_news('%s', now())".formatted(MESSAGES);

  /// Rows that this transaction has read from tables, and entries from indexes, of use or not.
  private static final String READ =
      """
      SELECT CAST(sum(pg_stat_get_xact_tuples_returned(oid)) AS bigint)
      FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'i')
      """;

  @Autowired private ConnectionFactory connections;

  @Test
  void message_readsItsOwnChannelsMembersOnly_whenStatisticsAreFromBeforePeopleHidChannels() {
    var counts = counts();
    assertThat(counts.shown()).isEqualTo(1);
    assertThat(counts.read()).isBetween(1L, ROWS_FEW);
  }

  /// @param shown how many see the channel again
  /// @param read how many rows that took
  private record Counts(long shown, long read) {}

  private Counts counts() {
    var counts =
        Flux.usingWhen(
                connections.create(),
                connection ->
                    Mono.from(connection.beginTransaction())
                        .then(prepare(connection))
                        .then(bring(connection)),
                connection ->
                    Mono.from(connection.rollbackTransaction()).then(Mono.from(connection.close())))
            .blockLast();
    return Objects.requireNonNull(counts);
  }

  private static Mono<Void> prepare(Connection connection) {
    var steps = new ArrayList<>(NOBODY_HAS_HIDDEN_ANYTHING);
    steps.add(MANY_HAVE);
    return Flux.fromIterable(steps)
        .concatMap(step -> connection.createStatement(step).execute())
        .concatMap(result -> result.getRowsUpdated())
        .then();
  }

  private static Mono<Counts> bring(Connection connection) {
    return Flux.just(READ, BRING, READ)
        .concatMap(sql -> number(connection, sql))
        .collectList()
        .map(numbers -> new Counts(numbers.get(1), numbers.get(2) - numbers.get(0)));
  }

  private static Mono<Long> number(Connection connection, String sql) {
    return Flux.from(connection.createStatement(sql).execute())
        .concatMap(result -> result.map(row -> row.get(0, Long.class)))
        .single();
  }
}
