package io.snug.faults.nemesis.process;

import io.snug.faults.cluster.Instance;
import io.snug.faults.cluster.Wait;
import io.snug.faults.nemesis.Fault;
import io.snug.faults.nemesis.Stage;
import io.snug.local.service.LocalService;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Freezes the process whose relay publishes until another has taken over, and thaws it: what it
/// still believes to hold must not reorder anything.
public final class FrozenRelay implements Fault {
  private static final String DATABASE = "channel";

  /// The database gives a silent relay up after 15 seconds.
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private @Nullable Instance frozen;

  @Override
  public int number() {
    return 3;
  }

  @Override
  public String name() {
    return "frozen-relay";
  }

  @Override
  public void inject(Stage stage) throws SQLException {
    var holder = Relays.holder(stage.cluster(), LocalService.CHANNEL);
    frozen = holder;
    holder.freeze();
    stage.notes().injected(1);
    var begun = Instant.now();
    boolean taken =
        Wait.isReached(PATIENCE, () -> Relays.isElsewhere(stage.cluster(), DATABASE, holder));
    stage.notes().require(taken, "no other relay took over within " + PATIENCE);
    stage
        .notes()
        .figure("taken over after " + Duration.between(begun, Instant.now()).toMillis() + " ms");
    stage.hold(2, 10);
  }

  @Override
  public void heal(Stage stage) {
    if (frozen != null) {
      frozen.thaw();
    }
  }

  @Override
  public void inspect(Stage stage) {
    stage.cluster().instances(LocalService.CHANNEL).forEach(Instance::awaitReady);
  }
}
