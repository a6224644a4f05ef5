package io.snug.membership.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.snug.membership.ServiceTest;
import io.snug.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/// PostgreSQL looks at a table anew when a tenth of it has changed. Until then its planner goes by
/// what it knew before, which must not make a statement read what is of no concern to it.
class OldStatisticsIT extends ServiceTest {
  private static final int CHANNELS = 3_000;
  private static final int ROWS_FEW = 20;

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

  @Autowired private ConnectionFactory connections;

  @Test
  void message_readsItsOwnChannelsMembersOnly_whenStatisticsAreFromBeforePeopleHidChannels() {
    var plan =
        Flux.usingWhen(
                connections.create(),
                connection -> Mono.from(connection.beginTransaction()).then(plan(connection)),
                connection ->
                    Mono.from(connection.rollbackTransaction()).then(Mono.from(connection.close())))
            .blockLast();

    var rows = new ArrayList<Double>();
    collect(Json.parse(Objects.requireNonNull(plan)).path(0).path("Plan"), rows);
    assertThat(rows).as(plan).isNotEmpty().allMatch(count -> count < ROWS_FEW);
  }

  private static Mono<String> plan(Connection connection) {
    var steps = new ArrayList<>(NOBODY_HAS_HIDDEN_ANYTHING);
    steps.add(MANY_HAVE);
    var explain =
        "EXPLAIN (ANALYZE, FORMAT JSON) "
            + NewsRepository.SPREAD
                .replace(":messages", "'" + MESSAGES + "'")
                .replace(":now", "now()");
    return Flux.fromIterable(steps)
        .concatMap(step -> connection.createStatement(step).execute())
        .concatMap(result -> result.getRowsUpdated())
        .thenMany(connection.createStatement(explain).execute())
        .concatMap(result -> result.map(row -> row.get(0, String.class)))
        .single();
  }

  /// What each step of the plan looked at, whether it was of use or not.
  private static void collect(JsonNode step, List<Double> rows) {
    double each =
        step.path("Actual Rows").asDouble()
            + step.path("Rows Removed by Filter").asDouble()
            + step.path("Rows Removed by Join Filter").asDouble();
    rows.add(each * step.path("Actual Loops").asDouble());
    step.path("Plans").forEach(inner -> collect(inner, rows));
  }
}
