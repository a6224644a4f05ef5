package io.snug.faults.nemesis.process;

import io.snug.faults.cluster.Instance;
import io.snug.faults.history.Operation;
import io.snug.faults.nemesis.Fault;
import io.snug.faults.nemesis.Stage;
import io.snug.local.service.LocalService;
import java.time.Instant;
import java.util.List;

/// Replaces every instance in turn, as a Deployment does: no call may be left without an answer
/// that says what happened.
public final class RollingRestart implements Fault {
  private static final int EXAMPLES_MAX = 5;

  private Instant begun = Instant.EPOCH;
  private Instant ended = Instant.EPOCH;

  @Override
  public int number() {
    return 17;
  }

  @Override
  public String name() {
    return "rolling-restart";
  }

  @Override
  public void inject(Stage stage) {
    begun = Instant.now();
    var services =
        stage.brief()
            ? List.of(stage.any(List.of(LocalService.values())))
            : List.of(LocalService.values());
    for (var service : services) {
      stage.cluster().instances(service).forEach(instance -> restart(stage, instance));
    }
    ended = Instant.now();
  }

  private static void restart(Stage stage, Instance instance) {
    stage.notes().require(instance.stopGracefully(), instance + " had to be killed");
    instance.start();
    instance.awaitReady();
    stage.notes().injected(1);
  }

  @Override
  public void heal(Stage stage) {
    stage.cluster().instances().forEach(Instance::start);
  }

  @Override
  public void inspect(Stage stage) {
    stage.cluster().instances().forEach(Instance::awaitReady);
    var lost =
        stage.history().all().stream()
            .filter(o -> o.isUnknown() && o.kind().writes())
            .filter(o -> o.begun().isAfter(begun) && o.begun().isBefore(ended))
            .toList();
    stage
        .notes()
        .require(lost.isEmpty(), lost.size() + " writes were left unknown, such as " + some(lost));
  }

  private static List<Operation> some(List<Operation> operations) {
    return operations.subList(0, Math.min(EXAMPLES_MAX, operations.size()));
  }
}
