package io.snug.faults.nemesis.process;

import io.snug.faults.cluster.Instance;
import io.snug.faults.nemesis.Fault;
import io.snug.faults.nemesis.Stage;
import io.snug.local.service.LocalService;
import java.util.List;

/// `kill -9` of every service at random points. Mostly one instance of two, now and then both.
public final class KillAtRandom implements Fault {
  private static final double BOTH = 0.2;

  @Override
  public int number() {
    return 1;
  }

  @Override
  public String name() {
    return "kill";
  }

  @Override
  public void inject(Stage stage) {
    int kills = stage.times(LocalService.values().length, 20);
    while (stage.notes().injected() < kills) {
      for (var service : LocalService.values()) {
        if (stage.notes().injected() < kills) {
          kill(stage, service);
        }
      }
    }
  }

  private static void kill(Stage stage, LocalService service) {
    var all = stage.cluster().instances(service);
    // In long runs a kill is measured against a whole Snug, not against starts that pile up.
    (stage.brief() ? all : stage.cluster().instances()).forEach(Instance::awaitReady);
    stage.pause(100, 1500);
    boolean both = !stage.brief() && stage.random().nextDouble() < BOTH;
    var victims = both ? all : List.of(stage.any(all));
    for (var victim : victims) {
      victim.kill();
      stage.notes().injected(1);
    }
    stage.pause(200, 1000);
    victims.forEach(Instance::start);
  }

  @Override
  public void heal(Stage stage) {
    stage.cluster().instances().forEach(Instance::start);
  }

  @Override
  public void inspect(Stage stage) {
    stage.cluster().instances().forEach(Instance::awaitReady);
  }
}
