package io.snug.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.local.RunningSnug;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The clients that live in Node: `@rocket.chat/ddp-client`, `simpleddp`, three ages of
/// `@slack/web-api`, and `socket.io-client`. Needs `node` and `npm`, and says so where they are
/// missing: a run without these clients proves little.
class NodeClientsIT {
  private static final Path STORIES = Path.of("src/test/node").toAbsolutePath();
  private static final RunningSnug SNUG = RunningSnug.shared();

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    var lock = STORIES.resolve("package-lock.json");
    var installed = STORIES.resolve("node_modules/.package-lock.json");
    if (!Files.exists(installed)
        || Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(lock)) < 0) {
      run("npm", "ci", "--no-progress");
    }
  }

  @TestFactory
  Stream<DynamicTest> stories() throws IOException {
    try (var files = Files.list(STORIES)) {
      return files
          .filter(file -> file.toString().endsWith(".test.mjs"))
          .sorted()
          .map(file -> file.getFileName().toString())
          .toList()
          .stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(
                      file, () -> run("node", "--test", "--test-force-exit", file)));
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    var output = Files.createTempFile("node", ".log");
    var builder =
        new ProcessBuilder(command)
            .directory(STORIES.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("SNUG_JSON", SNUG.descriptionFile().toString());
    var process = start(builder, command[0]);
    boolean ended = process.waitFor(4, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    assertThat(ended && process.exitValue() == 0)
        .as("%s:%n%s", String.join(" ", command), Files.readString(output))
        .isTrue();
    Files.delete(output);
  }

  private static Process start(ProcessBuilder builder, String program) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new AssertionError(
          "these tests need " + program + " (Node 20.14 or newer) on the PATH", e);
    }
  }
}
