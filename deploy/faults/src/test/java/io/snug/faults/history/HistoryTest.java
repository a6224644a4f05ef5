package io.snug.faults.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.platform.dialect.Dialect;
import io.snug.platform.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void all_standsInTheOrderOfBeginning_whenEndsCameOtherwise() {
    var history = History.inMemory();
    history.add(operation(2, Outcome.ACKNOWLEDGED, NOON));
    history.add(operation(1, Outcome.ACKNOWLEDGED, NOON.plusSeconds(1)));
    assertThat(history.all()).extracting(Operation::number).containsExactly(1L, 2L);
  }

  @Test
  void servedBetween_countsWhatEndedAcknowledgedInside() {
    var history = History.inMemory();
    history.add(operation(1, Outcome.ACKNOWLEDGED, NOON.minusMillis(1)));
    history.add(operation(2, Outcome.ACKNOWLEDGED, NOON));
    history.add(operation(3, Outcome.REFUSED, NOON));
    history.add(operation(4, Outcome.UNKNOWN, NOON));
    history.add(operation(5, Outcome.ACKNOWLEDGED, NOON.plusSeconds(1)));
    assertThat(history.servedBetween(NOON, NOON.plusSeconds(1))).isEqualTo(1);
  }

  @Test
  void add_leavesALineInTheFile_beforeTheHistoryIsClosed(@TempDir Path folder) throws IOException {
    var file = folder.resolve("history.jsonl");
    try (var history = new History(file)) {
      history.add(operation(7, Outcome.UNKNOWN, NOON));
      var line = Json.parse(Files.readString(file));
      assertThat(line.path("number").asInt()).isEqualTo(7);
      assertThat(line.path("kind").asString()).isEqualTo("log-in");
      assertThat(line.path("facts").path("client-message").asString()).isEqualTo("m");
    }
  }

  private static Operation operation(long number, Outcome outcome, Instant ended) {
    var facts = Map.of(Fact.CLIENT_MESSAGE, "m");
    return new Operation(
        number, 1, Dialect.SLACK, Kind.LOG_IN, NOON, ended, outcome, facts, "nothing");
  }
}
