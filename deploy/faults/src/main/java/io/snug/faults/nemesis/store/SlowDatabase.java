package io.snug.faults.nemesis.store;

import io.snug.faults.history.Operation;
import io.snug.faults.nemesis.Fault;
import io.snug.faults.nemesis.Stage;
import java.time.Duration;
import java.time.Instant;

/// Every packet between the services and PostgreSQL is late. Callers wait longer or are refused;
/// nobody waits without an end.
public final class SlowDatabase implements Fault {
  private static final Duration LATE = Duration.ofMillis(250);

  /// The gateway waits ten seconds for a service; an answer must come right after.
  private static final Duration ANSWER_MAX = Duration.ofSeconds(14);

  private Instant begun = Instant.EPOCH;

  @Override
  public int number() {
    return 16;
  }

  @Override
  public String name() {
    return "slow-database";
  }

  @Override
  public void inject(Stage stage) {
    begun = Instant.now();
    stage.cluster().postgres().line().slow(LATE);
    stage.notes().injected(1);
    stage.hold(8, 60);
  }

  @Override
  public void heal(Stage stage) {
    stage.cluster().postgres().line().heal();
  }

  @Override
  public void inspect(Stage stage) {
    var longest =
        stage.history().all().stream()
            .filter(o -> o.begun().isAfter(begun))
            .map(SlowDatabase::time)
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    stage.notes().figure("longest wait " + longest.toMillis() + " ms");
    stage.notes().require(longest.compareTo(ANSWER_MAX) < 0, "a call waited for " + longest);
  }

  private static Duration time(Operation operation) {
    return Duration.between(operation.begun(), operation.ended());
  }
}
