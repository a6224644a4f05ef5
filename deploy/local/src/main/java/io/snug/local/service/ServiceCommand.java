package io.snug.local.service;

import io.snug.local.launch.DataFolder;
import io.snug.platform.json.Json;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;

/// How to run a service in a JVM like this one: the same class path and the same flags.
final class ServiceCommand {
  private final LocalService service;
  private final Map<String, String> settings;
  private final Path logs;

  ServiceCommand(LocalService service, Wiring wiring, DataFolder folder) {
    this.service = service;
    this.settings = wiring.settings(service);
    this.logs = folder.logs();
  }

  Process start() throws IOException {
    Files.createDirectories(logs);
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(ServiceProcess.class.getName());
    command.add(service.title());
    command.add(logs.resolve(service.title() + ".log").toString());
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(Redirect.appendTo(logs.resolve(service.title() + ".out").toFile()));
    builder.environment().put("SPRING_APPLICATION_JSON", json());
    return builder.start();
  }

  private String json() {
    var json = Json.object();
    settings.forEach(json::put);
    return Json.write(json);
  }
}
