package io.snug.local.store;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The settings of a broker that is its own controller, small enough for a laptop.
final class KafkaSettings {
  private KafkaSettings() {}

  static Map<String, String> of(
      Path directory, int port, int controllerPort, Map<String, String> further) {
    var settings = new HashMap<String, String>();
    settings.putAll(roles(port, controllerPort));
    settings.putAll(single());
    settings.putAll(quick());
    settings.putAll(small());
    settings.putAll(lasting(directory));
    settings.putAll(further);
    return settings;
  }

  private static Map<String, String> roles(int port, int controllerPort) {
    return Map.of(
        "process.roles", "broker,controller",
        "node.id", "1",
        "controller.quorum.voters", "1@localhost:" + controllerPort,
        "listeners",
            "PLAINTEXT://localhost:%d,CONTROLLER://localhost:%d".formatted(port, controllerPort),
        "advertised.listeners", "PLAINTEXT://localhost:" + port,
        "controller.listener.names", "CONTROLLER",
        "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "inter.broker.listener.name", "PLAINTEXT");
  }

  /// There is one broker, so there is one replica of everything.
  private static Map<String, String> single() {
    return Map.of(
        "offsets.topic.replication.factor", "1",
        "offsets.topic.num.partitions", "1",
        "transaction.state.log.replication.factor", "1",
        "transaction.state.log.min.isr", "1",
        "transaction.state.log.num.partitions", "1",
        "share.coordinator.state.topic.replication.factor", "1",
        "share.coordinator.state.topic.min.isr", "1",
        "share.coordinator.state.topic.num.partitions", "1",
        "auto.create.topics.enable", "false");
  }

  /// After an unclean stop the controller waits for the old broker's session to end; its default
  /// makes that nine seconds, and a second is too short for a busy laptop.
  private static Map<String, String> quick() {
    return Map.of(
        "broker.session.timeout.ms", "3000",
        "broker.heartbeat.interval.ms", "300",
        "group.initial.rebalance.delay.ms", "0");
  }

  /// The log cleaner's default buffer alone is 128 MB.
  private static Map<String, String> small() {
    return Map.of(
        "num.network.threads", "1",
        "num.io.threads", "2",
        "background.threads", "2",
        "log.cleaner.threads", "1",
        "log.cleaner.dedupe.buffer.size", "2097152",
        "log.cleaner.io.buffer.size", "65536",
        "log.index.size.max.bytes", "1048576");
  }

  /// Events and consumers' positions stay as long as the databases beside them do.
  private static Map<String, String> lasting(Path directory) {
    return Map.of(
        "log.dirs", directory.toString(),
        "log.retention.ms", "-1",
        "offsets.retention.minutes", "525600");
  }
}
