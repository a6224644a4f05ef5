package io.snug.benchmark.snug;

import io.snug.benchmark.machine.Processes;
import io.snug.platform.json.Json;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// A Snug started by its own launcher on an empty folder, and stopped at the end.
public final class RunningSnug implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String READY = "Snug is ready";
  private static final String MAKING_CACHE = "A cache for faster starts is being made";
  private static final long STOP_SECONDS = 40;

  private final Process launcher;
  private final JsonNode description;
  private final Duration startUp;
  private final boolean madeCache;

  private RunningSnug(Process launcher, JsonNode description, Duration startUp, boolean madeCache) {
    this.launcher = launcher;
    this.madeCache = madeCache;
    this.description = description;
    this.startUp = startUp;
  }

  /// How it is started.
  ///
  /// @param separate a JVM for each service, so that each one's cost can be told
  /// @param cached with the AOT cache that the launcher makes
  /// @param fresh on an empty folder
  public record Mode(boolean separate, boolean cached, boolean fresh) {
    public Mode(boolean separate, boolean cached) {
      this(separate, cached, true);
    }

    /// The same on what an earlier start has left.
    public Mode kept() {
      return new Mode(separate, cached, false);
    }
  }

  /// Starts it and waits until it is ready. It has to be built already.
  ///
  /// @param repository where Snug's sources are
  /// @param environment more for its processes than this one has
  public static RunningSnug start(
      Path repository, Path data, Mode mode, Map<String, String> environment)
      throws IOException, InterruptedException {
    Files.createDirectories(data);
    var log = data.resolve("launcher.log");
    long begun = System.nanoTime();
    var process =
        command(repository, data, mode, environment)
            .redirectOutput(Redirect.to(log.toFile()))
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy)); // nothing is left behind
    while (!Files.readString(log).contains(READY)) {
      if (!process.isAlive() || System.nanoTime() - begun > PATIENCE.toNanos()) {
        process.destroy();
        throw new IOException("Snug does not start: see " + log);
      }
      Thread.sleep(20); // the launcher says when it is ready, and there is no other sign
    }
    var startUp = Duration.ofNanos(System.nanoTime() - begun);
    return new RunningSnug(
        process,
        Json.parse(Files.readString(data.resolve("snug.json"))),
        startUp,
        Files.readString(log).contains(MAKING_CACHE));
  }

  private static ProcessBuilder command(
      Path repository, Path data, Mode mode, Map<String, String> environment) {
    var command = new ArrayList<String>();
    command.add(repository.resolve("deploy/local/run").toString());
    command.addAll(List.of("--port", "0", "--data", data.toString()));
    if (mode.fresh()) {
      command.add("--fresh");
    }
    if (mode.separate()) {
      command.add("--separate");
    }
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().put("SNUG_AOT", mode.cached() ? "on" : "off");
    return builder;
  }

  /// From the command to the word that it is ready.
  public Duration startUp() {
    return startUp;
  }

  /// Whether that start had to make the AOT cache first, as the first one after a build has.
  public boolean madeCache() {
    return madeCache;
  }

  public int port() {
    return URI.create(description.path("baseUrl").asString()).getPort();
  }

  /// A sample person's credential, by its JSON pointer in `snug.json`.
  public String credential(String username, String pointer) {
    return description
        .path("accounts")
        .valueStream()
        .filter(account -> account.path("username").asString().equals(username))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no sample account " + username))
        .at(pointer)
        .asString();
  }

  /// Where the database of a service is.
  public Database database(String name) {
    return Database.of(description.path("databases").path(name).asString());
  }

  /// Its processes by name. The launcher counts as Kafka, which runs in it; without separate JVMs
  /// everything but PostgreSQL is one process, `snug`.
  public Processes processes() throws IOException {
    var names = new LinkedHashMap<Long, String>();
    description
        .path("processes")
        .forEachEntry((name, pid) -> names.merge(pid.asLong(), name, RunningSnug::preferred));
    var pids = new LinkedHashMap<String, Long>();
    boolean shared = names.size() <= 2;
    names.forEach(
        (pid, name) -> pids.put(shared && !name.equals("postgresql") ? "snug" : name, pid));
    return new Processes(Map.copyOf(pids), "postgresql");
  }

  private static String preferred(String one, String other) {
    return one.equals("launcher") ? other : one;
  }

  @Override
  public void close() throws IOException {
    launcher.destroy();
    try {
      if (!launcher.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        launcher.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
