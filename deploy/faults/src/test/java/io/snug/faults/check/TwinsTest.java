package io.snug.faults.check;

import static io.snug.faults.check.DoctoredRun.ANN;
import static io.snug.faults.check.DoctoredRun.BOB;
import static io.snug.faults.check.DoctoredRun.PLACE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TwinsTest {
  private final DoctoredRun run = new DoctoredRun();

  @Test
  void channelsOfOneName_areFound_butForThoseOfOpenWebUi() {
    run.channels.add(new Rows.Channel("CTWIN", "private", "pier", ANN, "open-webui", 1, 0, 0));
    assertThat(run.verdict().isKept(Promise.NO_TWINS)).isTrue();
    run.channels.add(new Rows.Channel("GTWIN", "private", "pier", ANN, "rocket-chat", 1, 0, 0));
    run.assertBroken(Promise.NO_TWINS, "2 channels are called pier");
  }

  @Test
  void directChannelsOfOnePair_areFound() {
    run.channels.add(new Rows.Channel("DTWIN", "direct", "", ANN, "open-webui", 1, 0, 0));
    run.memberships.add(new Rows.Membership("DTWIN", ANN, List.of(), true, null, 1));
    run.memberships.add(new Rows.Membership("DTWIN", BOB, List.of(), false, null, 1));
    run.assertBroken(Promise.NO_TWINS, "2 direct channels are between");
  }

  @Test
  void messageSentTwice_isFound() {
    run.messages.add(new Rows.Message(PLACE, "MTWIN", 3L, 1_000_003, ANN, "first"));
    run.assertBroken(Promise.NO_TWINS, "2 messages say first");
  }

  @Test
  void accountsOfOneName_areFound() {
    run.accounts.add(new Rows.Account("UTWIN", "uann", "", "", List.of(), true, 1));
    run.assertBroken(Promise.NO_TWINS, "2 accounts are called uann");
  }
}
