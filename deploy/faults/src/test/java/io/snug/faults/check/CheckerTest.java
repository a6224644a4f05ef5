package io.snug.faults.check;

import static io.snug.faults.check.DoctoredRun.PLACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.snug.faults.history.Fact;
import org.junit.jupiter.api.Test;

class CheckerTest {
  @Test
  void verdict_isPassed_whenAllIsAsPromised() {
    new DoctoredRun().assertKept();
  }

  @Test
  void violation_comesWithTheHistoryOfItsChannel_andOfNoOther() {
    var run = new DoctoredRun();
    run.messages.removeIf(row -> row.text().equals("first"));
    var violation = run.verdict().of(Promise.DURABLE).getFirst();
    assertThat(violation.channel()).isEqualTo(PLACE);
    assertThat(violation.history())
        .isNotEmpty()
        .allMatch(operation -> operation.has(Fact.CHANNEL, PLACE));
  }

  @Test
  void verdict_namesEachPromiseByItself() {
    var run = new DoctoredRun();
    run.accountsOfChannels.removeFirst();
    var verdict = run.verdict();
    assertThat(verdict.isPassed()).isFalse();
    assertThat(verdict.isKept(Promise.COPIES_EQUAL)).isFalse();
    assertThat(verdict.isKept(Promise.DURABLE)).isTrue();
  }
}
