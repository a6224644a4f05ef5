package io.snug.faults.nemesis.process;

import io.snug.faults.cluster.Instance;
import io.snug.faults.cluster.Wait;
import io.snug.faults.nemesis.Fault;
import io.snug.faults.nemesis.Stage;
import io.snug.local.service.LocalService;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Kills the process whose relay has its acknowledgements and has not marked its rows yet.
///
/// Chance would hardly ever meet that moment, so it is made to last: rows pile up while Kafka is
/// cut off, a session of ours locks them, and once they are seen on Kafka the relay must be waiting
/// for that lock.
public final class KillBetweenAcknowledgementAndMark implements Fault {
  private static final String DATABASE = "channel";
  private static final String UNPUBLISHED =
      "SELECT id::text FROM outbox WHERE published_at IS NULL ORDER BY seq LIMIT 50 FOR UPDATE";
  private static final int ROWS_MIN = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private @Nullable Echo echo;
  private @Nullable Connection lock;

  @Override
  public int number() {
    return 2;
  }

  @Override
  public String name() {
    return "acknowledged-not-marked";
  }

  @Override
  public void inject(Stage stage) throws SQLException {
    var cluster = stage.cluster();
    var holding = cluster.postgres().connect(DATABASE);
    lock = holding;
    holding.setAutoCommit(false);
    cluster.kafka().line().cut();
    var ids = pileUp(holding);
    var heard = new Echo(cluster.kafkaBootstrap(), Set.copyOf(ids));
    echo = heard;
    cluster.kafka().line().heal();
    Wait.until("rows are acknowledged", PATIENCE, () -> heard.all(1));
    var holder = Relays.holder(cluster, LocalService.CHANNEL);
    holder.kill();
    // Its mark waits in the database, and would be made although nobody waits for it any more.
    cluster.postgres().terminateSessions(holder);
    stage.notes().injected(1);
    stage.notes().figure("%s killed with %d rows sent".formatted(holder, ids.size()));
    holding.rollback();
    holder.start();
  }

  private static List<String> pileUp(Connection holding) throws SQLException {
    var ids = new ArrayList<String>();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (ids.size() < ROWS_MIN) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("no rows pile up in the outbox");
      }
      holding.rollback();
      Wait.pause(Duration.ofMillis(500));
      ids.clear();
      try (var statement = holding.createStatement();
          var rows = statement.executeQuery(UNPUBLISHED)) {
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
      }
    }
    return ids;
  }

  @Override
  public void heal(Stage stage) throws SQLException {
    stage.cluster().kafka().line().heal();
    stage.cluster().instances(LocalService.CHANNEL).forEach(Instance::start);
    if (lock != null) {
      lock.close();
    }
  }

  @Override
  public void inspect(Stage stage) {
    stage.cluster().instances(LocalService.CHANNEL).forEach(Instance::awaitReady);
    var heard = echo;
    if (heard != null) {
      boolean doubled = Wait.isReached(PATIENCE, () -> heard.all(2));
      stage.notes().require(doubled, "rows that were not marked did not come again");
      heard.close();
    }
  }
}
