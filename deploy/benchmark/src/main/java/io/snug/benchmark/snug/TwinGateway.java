package io.snug.benchmark.snug;

import io.snug.benchmark.machine.Listening;
import io.snug.local.launch.Ports;
import io.snug.platform.json.Json;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// A second gateway of a running Snug, started as its own was, that has another service behind it
/// in channel-service's place.
public final class TwinGateway implements AutoCloseable {
  private static final String SETTINGS = "SPRING_APPLICATION_JSON";

  private final Process process;
  private final int port;

  private TwinGateway(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /// @param gateway the process of Snug's own
  /// @param service what takes the calls that channel-service would have got
  /// @param folder for its log
  public static TwinGateway start(long gateway, URI service, Path folder)
      throws IOException, InterruptedException {
    int port = Ports.free(1).getFirst();
    var log = folder.resolve("twin-gateway.log");
    var command = new ArrayList<>(words(gateway, "cmdline"));
    command.set(command.size() - 1, log.toString());
    var builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
    var settings = settings(gateway);
    settings.put("server.port", port).put("snug.peers.channel", service.toString());
    builder.environment().put(SETTINGS, Json.write(settings));
    var process = builder.start();
    Listening.await("the gateway's twin", process, port);
    return new TwinGateway(process, port);
  }

  /// The launcher gives a service its settings in the environment, where others cannot read them.
  private static ObjectNode settings(long gateway) throws IOException {
    return words(gateway, "environ").stream()
        .filter(word -> word.startsWith(SETTINGS + "="))
        .findFirst()
        .map(word -> Json.parseObject(word.substring(SETTINGS.length() + 1)))
        .orElseThrow(() -> new IOException("process " + gateway + " has no settings"));
  }

  private static List<String> words(long process, String file) throws IOException {
    var bytes = Files.readAllBytes(Path.of("/proc", Long.toString(process), file));
    return List.of(new String(bytes, StandardCharsets.UTF_8).split("\0"));
  }

  public int port() {
    return port;
  }

  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
