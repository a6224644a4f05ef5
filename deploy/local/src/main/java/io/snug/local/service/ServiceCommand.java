package io.snug.local.service;

import io.snug.platform.json.Json;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How to run a service in a JVM of its own.
public final class ServiceCommand {
  private final LocalService service;
  private final Map<String, String> settings;
  private final ServiceJvm jvm;
  private final Path logs;
  private final String name;

  /// @param logs the folder for what it logs and what it prints
  /// @param name what those files are called, without their suffix
  public ServiceCommand(
      LocalService service, Map<String, String> settings, ServiceJvm jvm, Path logs, String name) {
    this.service = service;
    this.settings = Map.copyOf(settings);
    this.jvm = jvm;
    this.logs = logs;
    this.name = name;
  }

  /// Starts it. It ends when the process's standard input is closed, and so with this JVM.
  public Process start() throws IOException {
    Files.createDirectories(logs);
    var arguments = List.of(service.title(), logs.resolve(name + ".log").toString());
    var builder =
        new ProcessBuilder(jvm.command(ServiceProcess.class, arguments)).redirectErrorStream(true);
    builder.redirectOutput(Redirect.appendTo(logs.resolve(name + ".out").toFile()));
    builder.environment().put("SPRING_APPLICATION_JSON", json());
    return builder.start();
  }

  private String json() {
    var json = Json.object();
    settings.forEach(json::put);
    return Json.write(json);
  }
}
