package io.snug.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.faults.history.Kind;
import io.snug.faults.history.Operation;
import io.snug.faults.history.Outcome;
import io.snug.platform.dialect.Dialect;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LastWritesTest {
  private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void nothingWasWritten_itIsAsBefore() {
    assertThat(new LastWrites<>("before").possible()).containsExactly("before");
  }

  @Test
  void later_replacesEarlier() {
    var writes = new LastWrites<>("before");
    writes.add(operation(0, 1, Outcome.ACKNOWLEDGED), "one");
    writes.add(operation(2, 3, Outcome.ACKNOWLEDGED), "two");
    assertThat(writes.possible()).containsExactly("two");
  }

  @Test
  void overlapping_mayHaveHappenedInEitherOrder() {
    var writes = new LastWrites<>("before");
    writes.add(operation(0, 2, Outcome.ACKNOWLEDGED), "one");
    writes.add(operation(1, 3, Outcome.ACKNOWLEDGED), "two");
    assertThat(writes.possible()).containsExactlyInAnyOrder("one", "two");
  }

  @Test
  void unknown_mayHappenAtAnyTime_evenAfterALaterOne() {
    var writes = new LastWrites<>("before");
    writes.add(operation(0, 1, Outcome.UNKNOWN), "one");
    assertThat(writes.possible()).containsExactlyInAnyOrder("before", "one");
    writes.add(operation(2, 3, Outcome.ACKNOWLEDGED), "two");
    assertThat(writes.possible()).containsExactlyInAnyOrder("one", "two");
  }

  @Test
  void refused_neverHappened() {
    var writes = new LastWrites<>("before");
    writes.add(operation(0, 1, Outcome.REFUSED), "one");
    assertThat(writes.possible()).containsExactly("before");
    assertThat(writes.isRefused("one")).isTrue();
    assertThat(writes.isRefused("before")).isFalse();
  }

  private static Operation operation(int begun, int ended, Outcome outcome) {
    return new Operation(
        begun,
        1,
        Dialect.SLACK,
        Kind.RENAME,
        START.plusSeconds(begun),
        START.plusSeconds(ended),
        outcome,
        Map.of(),
        "");
  }
}
