package io.snug.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program in `src/test/node`, with the clients that are installed there. Needs `node` and `npm`,
/// and says so where they are missing: a run without these clients proves little.
final class NodeProgram {
  static final Path FOLDER = Path.of("src/test/node").toAbsolutePath();

  private final String command;
  private final Process process;
  private final Path output;

  private NodeProgram(String command, Process process, Path output) {
    this.command = command;
    this.process = process;
    this.output = output;
  }

  /// Brings the clients of the lock file, unless they are there.
  static synchronized void install() throws IOException, InterruptedException {
    var lock = FOLDER.resolve("package-lock.json");
    var installed = FOLDER.resolve("node_modules/.package-lock.json");
    if (!Files.exists(installed)
        || Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(lock)) < 0) {
      start(Map.of(), "npm", "ci", "--no-progress").awaitSuccess();
    }
  }

  static NodeProgram start(Map<String, String> environment, String... command) throws IOException {
    var output = Files.createTempFile("node", ".log");
    var builder =
        new ProcessBuilder(command)
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    return new NodeProgram(String.join(" ", command), start(builder, command[0]), output);
  }

  private static Process start(ProcessBuilder builder, String program) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new AssertionError(
          "these tests need " + program + " (Node 20.14 or newer) on the PATH", e);
    }
  }

  /// What it has said so far.
  String said() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isRunning() {
    return process.isAlive();
  }

  void awaitSuccess() throws IOException, InterruptedException {
    boolean ended = process.waitFor(4, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    assertThat(ended && process.exitValue() == 0).as("%s:%n%s", command, said()).isTrue();
    Files.delete(output);
  }
}
