package io.snug.faults.nemesis.store;

import io.snug.faults.cluster.Instance;
import io.snug.faults.nemesis.Fault;
import io.snug.faults.nemesis.Stage;
import java.sql.SQLException;

/// All sessions of all services are ended, again and again, in the middle of whatever they do:
/// commits among it.
public final class SessionsTerminated implements Fault {
  @Override
  public int number() {
    return 9;
  }

  @Override
  public String name() {
    return "sessions-terminated";
  }

  @Override
  public void inject(Stage stage) throws SQLException {
    int ended = 0;
    for (int i = 0; i < stage.times(5, 30); i++) {
      ended += stage.cluster().postgres().terminateSessions();
      stage.pause(100, 1500);
    }
    stage.notes().injected(ended);
  }

  @Override
  public void heal(Stage stage) {
    // pools mend themselves
  }

  @Override
  public void inspect(Stage stage) {
    stage.cluster().instances().forEach(Instance::awaitReady);
  }
}
