package io.snug.faults.cluster;

import io.snug.local.launch.DataFolder;
import io.snug.local.launch.Logs;
import io.snug.local.store.LocalKafka;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// Kafka in a JVM of its own. It ends with its standard input, and so with whoever started it.
final class BrokerProcess {
  private BrokerProcess() {}

  /// @param arguments the data folder, then the ports: direct, behind the line, of the line, and
  ///   the controller's
  public static void main(String[] arguments) throws IOException {
    Logs.to(Path.of(arguments[0], "logs", "kafka.log"));
    var folder = DataFolder.open(Path.of(arguments[0]));
    LocalKafka.start(folder, Integer.parseInt(arguments[1]), listeners(arguments));
    while (System.in.read() >= 0) {
      // nothing is ever said, only the end counts
    }
    System.exit(0);
  }

  /// Clients of the second listener are sent to the line for everything they do next.
  private static Map<String, String> listeners(String[] arguments) {
    return Map.of(
        "listeners",
        "PLAINTEXT://127.0.0.1:%s,LINED://127.0.0.1:%s,CONTROLLER://127.0.0.1:%s"
            .formatted(arguments[1], arguments[2], arguments[4]),
        "advertised.listeners",
        "PLAINTEXT://127.0.0.1:%s,LINED://127.0.0.1:%s".formatted(arguments[1], arguments[3]),
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,LINED:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "controller.quorum.voters",
        "1@127.0.0.1:" + arguments[4]);
  }
}
