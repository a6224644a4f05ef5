package io.snug.platform.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/// One real Kafka broker (KRaft, broker and controller in one) for all tests of a JVM.
public final class TestKafka {
  private TestKafka() {}

  public static String bootstrapServers() {
    return "localhost:" + Broker.PORT;
  }

  /// A way to the same broker that a test can cut. Clients that come by it stay on it.
  public static TestLine line() {
    return new TestLine(Broker.LINE_PORT, Broker.portBehindLine());
  }

  private static final class Broker {
    static final int LINE_PORT = freePort();
    private static final int PORT_BEHIND_LINE = freePort();
    static final int PORT = start();

    static int portBehindLine() {
      return PORT_BEHIND_LINE;
    }

    private static int start() {
      try {
        int port = freePort();
        int controllerPort = freePort();
        var directory = Files.createTempDirectory("snug-kafka");
        format(directory, controllerPort);
        var server =
            new KafkaRaftServer(
                KafkaConfig.fromProps(properties(directory, port, controllerPort)), Time.SYSTEM);
        server.startup();
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        return port;
      } catch (Exception e) {
        throw new IllegalStateException("no Kafka for the tests", e);
      }
    }

    private static void format(Path directory, int controllerPort) throws Exception {
      new Formatter()
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(1)
          .setControllerListenerName("CONTROLLER")
          .setDirectories(Set.of(directory.toString()))
          .setMetadataLogDirectory(directory.toString())
          .setReleaseVersion(org.apache.kafka.server.common.MetadataVersion.latestProduction())
          .setIgnoreFormatted(true)
          .setUnstableFeatureVersionsEnabled(false)
          .setPrintStream(new java.io.PrintStream(java.io.OutputStream.nullOutputStream()))
          .run();
    }

    private static Properties properties(Path directory, int port, int controllerPort) {
      var settings = new Properties();
      settings.put("process.roles", "broker,controller");
      settings.put("node.id", "1");
      settings.put("controller.quorum.voters", "1@localhost:" + controllerPort);
      settings.put(
          "listeners",
          "PLAINTEXT://localhost:%d,LINE://localhost:%d,CONTROLLER://localhost:%d"
              .formatted(port, PORT_BEHIND_LINE, controllerPort));
      settings.put(
          "advertised.listeners",
          "PLAINTEXT://localhost:%d,LINE://localhost:%d".formatted(port, LINE_PORT));
      settings.put("controller.listener.names", "CONTROLLER");
      settings.put(
          "listener.security.protocol.map",
          "PLAINTEXT:PLAINTEXT,LINE:PLAINTEXT,CONTROLLER:PLAINTEXT");
      settings.put("inter.broker.listener.name", "PLAINTEXT");
      settings.put("log.dirs", directory.toString());
      settings.put("offsets.topic.replication.factor", "1");
      settings.put("offsets.topic.num.partitions", "1");
      settings.put("transaction.state.log.replication.factor", "1");
      settings.put("transaction.state.log.min.isr", "1");
      settings.put("transaction.state.log.num.partitions", "1");
      settings.put("group.initial.rebalance.delay.ms", "0");
      settings.put("num.network.threads", "1");
      settings.put("num.io.threads", "2");
      settings.put("broker.session.timeout.ms", "1000");
      settings.put("broker.heartbeat.interval.ms", "200");
      return settings;
    }

    private static int freePort() {
      try (var socket = new ServerSocket(0)) {
        return socket.getLocalPort();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
