package io.snug.faults.nemesis.store;

import io.snug.faults.cluster.Cluster;
import io.snug.faults.cluster.Instance;
import io.snug.faults.cluster.Topics;
import io.snug.faults.cluster.Wait;
import io.snug.faults.nemesis.Fault;
import io.snug.faults.nemesis.Stage;
import io.snug.local.service.LocalService;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/// Every consumer reads every record again from the first one on, twice: the second time it has
/// even forgotten which it applied. No row may change by it.
public final class Replay implements Fault {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Map<LocalService, List<String>> TOPICS =
      Map.of(
          LocalService.CHANNEL,
          List.of("snug.users.v1", "snug.memberships.v1"),
          LocalService.MEMBERSHIP,
          List.of("snug.users.v1", "snug.channels.v1", "snug.messages.v1"));

  @Override
  public int number() {
    return 5;
  }

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public boolean isQuiet() {
    return true;
  }

  @Override
  public void inject(Stage stage) throws Exception {
    try (var topics = new Topics(stage.cluster().kafkaBootstrap())) {
      awaitRead(stage.cluster(), topics);
      var before = copies(stage.cluster());
      for (boolean forgetful : new boolean[] {false, true}) {
        replay(stage, topics, forgetful);
        stage.notes().injected(1);
        compare(stage, before, copies(stage.cluster()));
      }
    }
  }

  private static void replay(Stage stage, Topics topics, boolean forgetful) throws Exception {
    var consumers = TOPICS.keySet();
    var instances =
        consumers.stream().flatMap(one -> stage.cluster().instances(one).stream()).toList();
    instances.parallelStream().forEach(Instance::stopGracefully); // so that they leave their groups
    for (var service : consumers) {
      topics.rewind(service.title(), topics(service));
      if (forgetful) {
        forget(stage.cluster(), database(service));
      }
    }
    instances.forEach(Instance::start);
    instances.forEach(Instance::awaitReady);
    awaitRead(stage.cluster(), topics);
  }

  private static void forget(Cluster cluster, String database) throws SQLException {
    try (var connection = cluster.postgres().connect(database);
        var statement = connection.createStatement()) {
      statement.execute("TRUNCATE inbox");
    }
  }

  private static void awaitRead(Cluster cluster, Topics topics) {
    Wait.until(
        "everything is read and published",
        PATIENCE,
        () -> TOPICS.keySet().stream().allMatch(one -> isRead(cluster, topics, one)));
  }

  private static boolean isRead(Cluster cluster, Topics topics, LocalService service) {
    try (var connection = cluster.postgres().connect(database(service));
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery("SELECT count(*) FROM outbox WHERE published_at IS NULL")) {
      rows.next();
      return rows.getLong(1) == 0 && topics.lag(service.title(), topics(service)) == 0;
    } catch (SQLException | ExecutionException | TimeoutException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Map<LocalService, Copies> copies(Cluster cluster) throws SQLException {
    var copies = new EnumMap<LocalService, Copies>(LocalService.class);
    for (var service : TOPICS.keySet()) {
      copies.put(service, Copies.of(cluster.postgres(), database(service)));
    }
    return copies;
  }

  private static void compare(
      Stage stage, Map<LocalService, Copies> before, Map<LocalService, Copies> after) {
    before.forEach(
        (service, rows) -> {
          var differences = rows.differences(Objects.requireNonNull(after.get(service)));
          stage.notes().figure(service.title() + ": " + rows.count() + " rows compared");
          stage
              .notes()
              .require(differences.isEmpty(), service.title() + " changed: " + differences);
        });
  }

  private static List<String> topics(LocalService service) {
    return Objects.requireNonNull(TOPICS.get(service));
  }

  private static String database(LocalService service) {
    return Objects.requireNonNull(service.database());
  }

  @Override
  public void heal(Stage stage) {
    stage.cluster().instances().forEach(Instance::start);
    stage.cluster().instances().forEach(Instance::awaitReady);
  }
}
