package io.snug.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class VersionGapsTest {
  private static final TopicPartition ONE = new TopicPartition("t", 1);
  private static final TopicPartition TWO = new TopicPartition("t", 2);

  private final VersionGaps gaps = new VersionGaps();

  @Test
  void versionsThatFollowEachOther_orRepeat_leaveNoGap() {
    for (long version : new long[] {5, 6, 6, 7, 5, 8}) {
      assertThat(hear(ONE, "A", version)).isZero();
    }
    assertThat(gaps.missing()).isZero();
  }

  @Test
  void jump_countsWhatItLeavesOut_untilThatComes() {
    hear(ONE, "A", 1);
    assertThat(hear(ONE, "A", 4)).isEqualTo(2);
    assertThat(gaps.missing()).isEqualTo(2);
    assertThat(hear(ONE, "A", 3)).isZero();
    assertThat(hear(ONE, "A", 3)).isZero();
    assertThat(gaps.missing()).isEqualTo(1);
    hear(ONE, "A", 2);
    assertThat(gaps.missing()).isZero();
  }

  @Test
  void partitionThatIsGone_takesItsGapsAlong() {
    hear(ONE, "A", 1);
    hear(ONE, "A", 3);
    hear(TWO, "B", 1);
    hear(TWO, "B", 4);
    gaps.forget(List.of(ONE));
    assertThat(gaps.missing()).isEqualTo(2);
  }

  @Test
  void memory_isBounded() {
    hear(ONE, "far", 1);
    hear(ONE, "far", Long.MAX_VALUE - 1);
    assertThat(gaps.missing()).isEqualTo(1_000);
    for (int number = 0; number < 10_000; number++) {
      hear(ONE, "A" + number, 1);
    }
    assertThat(gaps.missing()).as("what is forgotten counts no more").isZero();
  }

  private int hear(TopicPartition partition, String subject, long version) {
    return gaps.hear(partition, InboxStage.event("thing-made", subject, version));
  }
}
