package io.snug.faults.nemesis.store;

import io.snug.faults.cluster.Instance;
import io.snug.faults.cluster.Wait;
import io.snug.faults.nemesis.Fault;
import io.snug.faults.nemesis.Stage;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// PostgreSQL is stopped or killed, and started again. No service is restarted for it.
public final class PostgresFault implements Fault {
  private static final Duration NOTICE = Duration.ofSeconds(20);

  /// How PostgreSQL ends.
  public enum Way {
    STOPPED,
    KILLED
  }

  private final Way way;
  private List<Long> pids = List.of();

  public PostgresFault(Way way) {
    this.way = way;
  }

  @Override
  public int number() {
    return 9;
  }

  @Override
  public String name() {
    return way == Way.STOPPED ? "postgresql-stopped" : "postgresql-killed";
  }

  @Override
  public void inject(Stage stage) {
    var server = stage.cluster().postgres();
    pids = storing(stage).map(Instance::pid).toList();
    if (way == Way.STOPPED) {
      server.stop();
    } else {
      server.kill();
    }
    stage.notes().injected(1);
    boolean noticed = Wait.isReached(NOTICE, () -> storing(stage).noneMatch(Instance::isReady));
    stage.notes().require(noticed, "a service says it is ready without its database");
    stage.hold(2, 20);
  }

  private static Stream<Instance> storing(Stage stage) {
    return stage.cluster().instances().stream().filter(one -> one.service().database() != null);
  }

  @Override
  public void heal(Stage stage) {
    stage.cluster().postgres().start();
  }

  @Override
  public void inspect(Stage stage) {
    storing(stage).forEach(Instance::awaitReady);
    stage
        .notes()
        .require(
            pids.equals(storing(stage).map(Instance::pid).toList()), "a service was restarted");
  }
}
