package io.snug.benchmark.floor;

import io.snug.benchmark.machine.Listening;
import io.snug.local.launch.Ports;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The bare answer and the empty gateway in front of it, each in a JVM with the flags that Snug's
/// own have.
public final class FloorServers implements AutoCloseable {
  private final Process answer;
  private final Process gateway;
  private final List<Integer> ports;

  private FloorServers(Process answer, Process gateway, List<Integer> ports) {
    this.answer = answer;
    this.gateway = gateway;
    this.ports = ports;
  }

  /// @param repository where Snug's sources are
  /// @param environment more for its processes than this one has
  public static FloorServers start(Path repository, Path log, Map<String, String> environment)
      throws IOException, InterruptedException {
    var ports = Ports.free(2);
    var answer = start(repository, log, environment, List.of("answer", ports.get(0).toString()));
    var gateway =
        start(
            repository,
            log,
            environment,
            List.of("gateway", ports.get(1).toString(), ports.get(0).toString()));
    var servers = new FloorServers(answer, gateway, ports);
    try {
      Listening.await("the bare answer", answer, ports.get(0));
      Listening.await("the empty gateway", gateway, ports.get(1));
    } catch (IllegalStateException e) {
      servers.close();
      throw e;
    }
    return servers;
  }

  private static Process start(
      Path repository, Path log, Map<String, String> environment, List<String> arguments)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + repository.resolve("deploy/local/jvm.options"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(FloorServer.class.getName());
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder.redirectOutput(Redirect.appendTo(log.toFile())).start();
  }

  public int answerPort() {
    return ports.get(0);
  }

  public int gatewayPort() {
    return ports.get(1);
  }

  public long answerPid() {
    return answer.pid();
  }

  public long gatewayPid() {
    return gateway.pid();
  }

  @Override
  public void close() {
    gateway.destroy();
    answer.destroy();
  }
}
