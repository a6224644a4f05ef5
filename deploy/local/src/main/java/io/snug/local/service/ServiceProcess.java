package io.snug.local.service;

import io.snug.local.launch.Logs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// One service in a JVM of its own. It ends when its standard input does: so it neither outlives a
/// launcher that was killed nor needs a signal to stop in order.
final class ServiceProcess {
  private ServiceProcess() {}

  /// The settings come in `SPRING_APPLICATION_JSON`: a command line can be read by everybody.
  public static void main(String[] arguments) {
    var service = LocalService.titled(arguments[0]);
    Logs.to(Path.of(arguments[1]));
    Thread.ofPlatform().daemon().name("launcher-watch").start(ServiceProcess::exitWithLauncher);
    ServiceContext.run(service, Map.of("spring.main.register-shutdown-hook", "true"));
  }

  private static void exitWithLauncher() {
    try {
      while (System.in.read() >= 0) {
        // nothing is ever said, only the end counts
      }
    } catch (IOException _) {
      // the end as well
    }
    System.exit(0);
  }
}
