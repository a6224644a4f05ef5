package io.snug.benchmark;

import io.snug.benchmark.report.Figure;
import io.snug.benchmark.report.Results;
import io.snug.benchmark.report.Target;
import io.snug.benchmark.snug.Database;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/// From the moment an event was written to the moment it was published, over all events since the
/// warm-up that are still in the outboxes. The calls before wrote them as fast as the services
/// could.
record OutboxLag(Instant since) implements Chapter {
  private static final double MILLIS_MAX = 100;
  private static final String LAG =
      """
      SELECT count(*), count(*) FILTER (WHERE published_at IS NULL),
          coalesce(percentile_cont(0.99) WITHIN GROUP (
              ORDER BY extract(epoch FROM published_at - occurred_at) * 1000), 0)
      FROM outbox
      WHERE occurred_at > ?
      """;

  @Override
  public void measure(Measuring measuring, Results results) throws Exception {
    double worst = 0;
    for (var name : List.of("channel", "membership")) {
      worst = Math.max(worst, lag(measuring.bed().snug().database(name), name, results));
    }
    results.add(new Target("outbox to Kafka, p99", worst, MILLIS_MAX, "ms"));
  }

  private double lag(Database database, String name, Results results) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.prepareStatement(LAG)) {
      statement.setTimestamp(1, Timestamp.from(since));
      var rows = statement.executeQuery();
      rows.next();
      var remark = "%d events, %d of them waiting".formatted(rows.getLong(1), rows.getLong(2));
      double millis = rows.getDouble(3);
      results.add(new Figure("outbox", name + "-service, p99", millis, "ms", remark));
      return millis;
    }
  }
}
