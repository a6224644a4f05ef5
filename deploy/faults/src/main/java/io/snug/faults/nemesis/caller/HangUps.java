package io.snug.faults.nemesis.caller;

import io.snug.faults.cluster.Instance;
import io.snug.faults.cluster.Metrics;
import io.snug.faults.cluster.Wait;
import io.snug.faults.nemesis.Fault;
import io.snug.faults.nemesis.Stage;
import io.snug.platform.dialect.Dialect;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// Clients hang up at random points: in the middle of the request, right after it, or while the
/// answer is made. Nothing may be left of them: no connection, no transaction, no half of a
/// channel.
public final class HangUps implements Fault {
  private static final int AT_ONCE = 40;
  private static final int WAIT_MILLIS_MAX = 40;
  private static final int FILES_MORE_MAX = 60;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String IDLE_IN_TRANSACTION =
      """
      SELECT count(*) FROM pg_stat_activity
      WHERE application_name LIKE '%-service-%' AND state LIKE 'idle in transaction%'
        AND state_change < clock_timestamp() - interval '3 seconds'
      """;

  private final Map<Instance, Double> filesBefore = new HashMap<>();

  @Override
  public int number() {
    return 11;
  }

  @Override
  public String name() {
    return "hang-ups";
  }

  @Override
  public void inject(Stage stage) throws InterruptedException {
    stage.cluster().instances().forEach(one -> filesBefore.put(one, files(one)));
    var free = new Semaphore(AT_ONCE);
    try (var desk = new Desk(stage.history());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < stage.times(400, 4000); i++) {
        free.acquire();
        var client = client(stage, desk, i);
        threads.execute(
            () -> {
              client.run();
              free.release();
            });
      }
    }
  }

  /// All its choices are made here, in one thread, so that the seed decides them.
  private static Runnable client(Stage stage, Desk desk, int slot) {
    var random = stage.random();
    var dialect = stage.any(List.of(Dialect.values()));
    var person = stage.any(stage.people());
    var gateway = stage.any(stage.cluster().gateways());
    var name = "gone-%d-%d".formatted(System.currentTimeMillis(), slot);
    boolean writes = random.nextBoolean();
    var ask = writes ? Ask.create(dialect, person, name) : Ask.list(dialect, person);
    var bytes = ask.bytes(gateway);
    int sent = random.nextInt(3) == 0 ? random.nextInt(bytes.length) : bytes.length;
    int wait = random.nextInt(WAIT_MILLIS_MAX);
    boolean resets = random.nextBoolean();
    return () -> {
      var begun = Instant.now();
      if (hangUp(gateway, bytes, sent, wait, resets)) {
        stage.notes().injected(1);
      }
      if (writes && sent == bytes.length) {
        desk.lost(slot, dialect, person, name, begun);
      }
    };
  }

  private static boolean hangUp(URI gateway, byte[] bytes, int sent, int wait, boolean resets) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()), 3000);
      socket.getOutputStream().write(bytes, 0, sent);
      Wait.pause(Duration.ofMillis(wait));
      if (resets) {
        socket.setSoLinger(true, 0);
      }
      return true;
    } catch (IOException _) {
      return false; // the gateway was quicker
    }
  }

  @Override
  public void heal(Stage stage) {
    // nothing was broken
  }

  @Override
  public void inspect(Stage stage) {
    stage
        .notes()
        .require(
            Wait.isReached(PATIENCE, () -> isNoneInTransaction(stage)),
            "sessions stay idle in a transaction");
    for (var instance : stage.cluster().instances()) {
      if (instance.service().database() != null) {
        stage
            .notes()
            .require(
                Wait.isReached(PATIENCE, () -> isPoolAtRest(instance)),
                instance + " never gives back all connections of its pool");
      }
      double before = filesBefore.getOrDefault(instance, 0.0);
      stage
          .notes()
          .require(
              Wait.isReached(PATIENCE, () -> files(instance) < before + FILES_MORE_MAX),
              instance + " keeps " + files(instance) + " files open, " + before + " before");
    }
  }

  private static boolean isNoneInTransaction(Stage stage) {
    try (var connection = stage.cluster().postgres().connect("postgres");
        var statement = connection.createStatement();
        var rows = statement.executeQuery(IDLE_IN_TRANSACTION)) {
      rows.next();
      return rows.getInt(1) == 0;
    } catch (SQLException _) {
      return false;
    }
  }

  /// A connection that leaked would never be given back, however often one looks.
  private static boolean isPoolAtRest(Instance instance) {
    return Metrics.of(instance).sum("r2dbc_pool_acquired_connections").orElse(1) == 0;
  }

  private static double files(Instance instance) {
    return Metrics.of(instance).sum("process_files_open_files").orElse(0);
  }
}
