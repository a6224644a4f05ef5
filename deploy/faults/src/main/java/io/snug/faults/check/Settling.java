package io.snug.faults.check;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Waits until everything is quiet: outboxes are empty, every event was seen, copies equal their
/// owners. What is not so in time is left to the verdict.
public final class Settling {
  private static final Logger log = LoggerFactory.getLogger(Settling.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  /// What is there when it is quiet, or when the time is up.
  ///
  /// @param took how long it was waited for
  public record Settled(Rows rows, List<SeenEvent> events, Duration took) {}

  private Settling() {}

  /// @param jdbcUrls from `auth`, `channel` and `membership` to an address with its credentials
  /// @throws SQLException when a database cannot be read
  public static Settled await(UnaryOperator<String> jdbcUrls, EventLog events, Duration patience)
      throws SQLException, InterruptedException {
    var reader = new RowReader(jdbcUrls);
    var begun = Instant.now();
    while (true) {
      boolean atEnd = events.isAtEnd();
      var rows = reader.read();
      boolean quiet =
          rows.unpublished() == 0
              && atEnd
              && Checker.isSettled(new Evidence(List.of(), List.of(), rows, List.of()));
      var took = Duration.between(begun, Instant.now());
      if (quiet || took.compareTo(patience) > 0) {
        log.info(
            "{} after {}: {} unpublished", quiet ? "quiet" : "not quiet", took, rows.unpublished());
        return new Settled(rows, events.all(), took);
      }
      // Asking without a pause would keep the databases from getting quiet.
      Thread.sleep(PAUSE);
    }
  }
}
