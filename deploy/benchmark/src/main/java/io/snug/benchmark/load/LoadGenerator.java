package io.snug.benchmark.load;

import io.snug.platform.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Hyperfoil in a process of its own. One process serves the whole run, so that it is warm when it
/// counts.
public final class LoadGenerator implements AutoCloseable {
  private static final String MAIN = "io.snug.benchmark.generator.Generator";

  private final Process process;
  private final PrintStream jobs;
  private final BufferedReader answers;

  private LoadGenerator(Process process) {
    this.process = process;
    this.jobs = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /// @param module where it was built
  /// @param log what it says besides
  /// @param environment more for it than this process has
  public static LoadGenerator start(Path module, Path log, Map<String, String> environment)
      throws IOException {
    var target = module.resolve("target");
    var classPath =
        target.resolve("classes") + ":" + Files.readString(target.resolve("class-path")).strip();
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            classPath,
            MAIN);
    var builder = new ProcessBuilder(command).redirectError(Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    return new LoadGenerator(builder.start());
  }

  /// Drives a server of this machine, and says how it answered.
  public Answered run(int port, Load load, Call... calls) throws IOException {
    jobs.println(load.on(port, List.of(calls)).toLine());
    var line = answers.readLine();
    if (line == null) {
      throw new IOException("the load generator has ended; its log says why");
    }
    return Answered.of(Json.parse(line));
  }

  @Override
  public void close() {
    jobs.close(); // the end of its input is its end
    process.destroy();
  }
}
