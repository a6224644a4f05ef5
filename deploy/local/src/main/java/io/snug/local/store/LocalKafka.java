package io.snug.local.store;

import io.snug.local.launch.DataFolder;
import io.snug.local.launch.LaunchFault;
import io.snug.local.launch.Ports;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/// A real Kafka broker inside this JVM, whose records and consumer positions stay between runs.
public final class LocalKafka implements AutoCloseable {
  private final KafkaRaftServer server;
  private final int port;

  private LocalKafka(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  public static LocalKafka start(DataFolder folder) {
    return start(folder, Ports.free(1).getFirst(), Map.of());
  }

  /// As [#start(DataFolder)], on a port that the caller has chosen and with further settings, which
  /// win over its own.
  public static LocalKafka start(DataFolder folder, int port, Map<String, String> further) {
    try {
      var directory = folder.kafka();
      if (!Files.exists(directory.resolve("meta.properties"))) {
        format(directory);
      }
      var settings = KafkaSettings.of(directory, port, portBeside(port), further);
      var server = new KafkaRaftServer(KafkaConfig.fromProps(properties(settings)), Time.SYSTEM);
      server.startup();
      return new LocalKafka(server, port);
    } catch (Exception e) {
      throw new LaunchFault(
          "Kafka does not start on %s: see %s, or start empty with --fresh"
              .formatted(folder.kafka(), folder.logs().resolve("snug.log")),
          e);
    }
  }

  private static int portBeside(int taken) {
    return Ports.free(2).stream().filter(port -> port != taken).findFirst().orElseThrow();
  }

  private static Properties properties(Map<String, String> settings) {
    var properties = new Properties();
    properties.putAll(settings);
    return properties;
  }

  private static void format(Path directory) throws Exception {
    Files.createDirectories(directory);
    new Formatter()
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(1)
        .setControllerListenerName("CONTROLLER")
        .setDirectories(Set.of(directory.toString()))
        .setMetadataLogDirectory(directory.toString())
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setIgnoreFormatted(true)
        .setUnstableFeatureVersionsEnabled(false)
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .run();
  }

  public String bootstrapServers() {
    return "localhost:" + port;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
