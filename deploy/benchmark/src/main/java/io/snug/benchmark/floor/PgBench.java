package io.snug.benchmark.floor;

import io.snug.benchmark.machine.ProcessorTime;
import io.snug.benchmark.snug.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// PostgreSQL's own benchmark client, with prepared statements: nobody asks a database for less.
public final class PgBench {
  private static final Pattern PROCESSED =
      Pattern.compile("number of transactions actually processed: (\\d+)");
  private static final Pattern FAILED = Pattern.compile("number of failed transactions: (\\d+)");
  private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+) ms");

  /// Each run writes rows of its own.
  private final AtomicInteger run = new AtomicInteger();

  private final Path program;
  private final Path folder;
  private final long postmaster;

  private PgBench(Path program, Path folder, long postmaster) {
    this.program = program;
    this.folder = folder;
    this.postmaster = postmaster;
  }

  /// Empty where it is not installed.
  ///
  /// @param folder for its scripts
  /// @param postmaster the process whose family's time counts
  public static Optional<PgBench> find(Path folder, long postmaster) throws IOException {
    return candidates().stream()
        .filter(Files::isExecutable)
        .findFirst()
        .map(program -> new PgBench(program, folder, postmaster));
  }

  /// Debian's wrapper on the path is a Perl script whose time would count too.
  private static List<Path> candidates() throws IOException {
    var candidates = new ArrayList<Path>();
    var versions = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(versions)) {
      try (var folders = Files.list(versions)) {
        folders.sorted().map(version -> version.resolve("bin/pgbench")).forEach(candidates::add);
      }
    }
    Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, "pgbench"))
        .forEach(candidates::add);
    return candidates;
  }

  /// What it found.
  ///
  /// @param serverMicros processor time of the server's processes
  /// @param clientMicros its own
  public record Result(
      long transactions,
      long failed,
      double seconds,
      double latencyMillis,
      long serverMicros,
      long clientMicros) {}

  public Result run(Database database, SqlFloor.Part part, int clients, Duration duration)
      throws IOException, InterruptedException {
    var script = folder.resolve("floor.sql");
    Files.writeString(script, part.script());
    var command = command(part, script, clients, duration);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PGHOST", database.host());
    builder.environment().put("PGPORT", Integer.toString(database.port()));
    builder.environment().put("PGUSER", database.user());
    builder.environment().put("PGPASSWORD", database.password());
    builder.environment().put("PGDATABASE", database.name());
    builder.environment().put("PGOPTIONS", session());
    long server = -ProcessorTime.ofFamily(postmaster);
    long client = -ProcessorTime.ofEndedChildren();
    long begun = System.nanoTime();
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.waitFor();
    double seconds = (System.nanoTime() - begun) / 1e9;
    server += ProcessorTime.ofFamily(postmaster);
    client += ProcessorTime.ofEndedChildren();
    if (exit != 0) {
      throw new IOException("pgbench failed: " + output);
    }
    return new Result(
        Long.parseLong(value(PROCESSED, output, "0")),
        Long.parseLong(value(FAILED, output, "0")),
        seconds,
        Double.parseDouble(value(LATENCY, output, "0")),
        server,
        client);
  }

  /// What the services' sessions have set. Without it the server plans what touches the partitioned
  /// messages anew each time, and the floor would be higher than it need be.
  private static String session() {
    return Sql.session().entrySet().stream()
        .map(setting -> "-c %s=%s".formatted(setting.getKey(), setting.getValue()))
        .collect(Collectors.joining(" "));
  }

  private List<String> command(SqlFloor.Part part, Path script, int clients, Duration duration) {
    var command = new ArrayList<String>();
    command.add(program.toString());
    command.addAll(List.of("-n", "-M", "prepared", "-j", "1", "-f", script.toString()));
    command.addAll(List.of("-c", Integer.toString(clients)));
    command.addAll(List.of("-T", Long.toString(Math.max(1, duration.toSeconds()))));
    command.addAll(List.of("-D", "run=" + run.incrementAndGet()));
    part.definitions().forEach((name, value) -> command.addAll(List.of("-D", name + "=" + value)));
    return command;
  }

  private static String value(Pattern pattern, String output, String otherwise) {
    var found = pattern.matcher(output);
    return found.find() ? found.group(1) : otherwise;
  }
}
