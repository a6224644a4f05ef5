package io.snug.platform.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class IdsTest {
  private static final long NOW = Instant.parse("2026-11-21T10:00:00Z").toEpochMilli();

  private final AtomicLong millis = new AtomicLong(NOW);
  private final Ids ids = new Ids(() -> Instant.ofEpochMilli(millis.get()), new Random(7));

  @Test
  void next_isLetterAndEighteenCrockfordCharacters() {
    assertThat(ids.next('G')).matches("G[0-9A-HJKMNP-TV-Z]{18}");
    assertThat(ids.next('C')).matches("[CGD][A-Z0-9]{8,}"); // what Slack's libraries look for
  }

  @Test
  void next_growsStrictly_withinOneMillisecond() {
    assertGrows(10_000, 0);
  }

  @Test
  void next_growsStrictly_whenClockJumpsBack() {
    var before = ids.next('U');
    millis.addAndGet(-3_600_000);
    assertThat(ids.next('U')).isGreaterThan(before);
    assertGrows(1_000, -1);
  }

  @Test
  void next_growsStrictly_whenRandomPartOverflows() {
    RandomGenerator highest =
        new Random() {
          @Override
          public long nextLong(long bound) {
            return bound - 1;
          }
        };
    var frozen = new Ids(() -> Instant.ofEpochMilli(NOW), highest);
    var first = frozen.next('U');
    assertThat(first).endsWith("ZZZZZZZZ");
    assertThat(frozen.next('U')).isGreaterThan(first);
  }

  @Test
  void next_sortsByTime_acrossInstances() {
    var early = ids.next('U');
    var later = new Ids(() -> Instant.ofEpochMilli(NOW + 1), new Random(1)).next('U');
    assertThat(later).isGreaterThan(early);
  }

  @Test
  void next_neverRepeats_whenRestartsAndInstancesLiveTheSameTimeAgain() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    var made = new HashSet<String>();
    for (int life = 0; life < 10; life++) {
      millis.set(NOW);
      var reborn = new Ids(() -> Instant.ofEpochMilli(millis.get()), new Random(random.nextLong()));
      for (int n = 0; n < 10_000; n++) {
        assertThat(made.add(reborn.next('C')))
            .as("seed %s, id %s of life %s", seed, n, life)
            .isTrue();
        millis.addAndGet(n % 2);
      }
    }
  }

  @Test
  void next_growsAndNeverRepeats_whileTheClockJumpsTenMinutesToAndFro() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    var last = "";
    for (int n = 0; n < 10_000; n++) {
      var next = ids.next('C');
      assertThat(next).as("seed %s, id %s", seed, n).isGreaterThan(last);
      last = next;
      millis.set(NOW + n + random.nextLong(-600_000, 600_001));
    }
  }

  @Test
  void next_neverRepeats_whenManyThreadsAsk() throws InterruptedException {
    var made = java.util.Collections.synchronizedList(new ArrayList<String>());
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 8; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int n = 0; n < 1_000; n++) {
                      made.add(ids.next('U'));
                    }
                  }));
    }
    for (var thread : threads) {
      thread.join();
    }
    assertThat(new HashSet<>(made)).hasSize(8_000);
  }

  private void assertGrows(int count, long stepMillis) {
    var last = "";
    for (int i = 0; i < count; i++) {
      var next = ids.next('U');
      assertThat(next).isGreaterThan(last);
      last = next;
      millis.addAndGet(stepMillis);
    }
  }
}
