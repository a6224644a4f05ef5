package io.snug.local.story;

import io.snug.local.RunningSnug;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The clients that live in Node: `@rocket.chat/ddp-client`, `simpleddp`, three ages of
/// `@slack/web-api`, and `socket.io-client`.
class NodeClientsIT {
  private static final RunningSnug SNUG = RunningSnug.shared();

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    NodeProgram.install();
  }

  @TestFactory
  Stream<DynamicTest> stories() throws IOException {
    try (var files = Files.list(NodeProgram.FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".test.mjs"))
          .sorted()
          .map(file -> file.getFileName().toString())
          .toList()
          .stream()
          .map(file -> DynamicTest.dynamicTest(file, () -> run(file)));
    }
  }

  private static void run(String file) throws IOException, InterruptedException {
    var where = Map.of("SNUG_JSON", SNUG.descriptionFile().toString());
    NodeProgram.start(where, "node", "--test", "--test-force-exit", file).awaitSuccess();
  }
}
