package io.snug.faults.check;

import static io.snug.faults.check.DoctoredRun.ANN;
import static io.snug.faults.check.DoctoredRun.BOB;
import static io.snug.faults.check.DoctoredRun.CEM;
import static io.snug.faults.check.DoctoredRun.PLACE;

import io.snug.faults.history.Fact;
import io.snug.faults.history.Kind;
import io.snug.faults.history.Outcome;
import io.snug.platform.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NothingHappenedTest {
  private final DoctoredRun run = new DoctoredRun();

  @Test
  void refusedName_isFound_inARow() {
    run.say(1, Kind.CREATE, Outcome.REFUSED, Map.of(Fact.NAME, "quay"));
    run.assertKept();
    run.channels.add(new Rows.Channel("GQUAY", "private", "quay", ANN, "slack", 1, 0, 0));
    run.assertBroken(Promise.NOTHING_HAPPENED, "the name quay is there");
  }

  @Test
  void refusedName_isFound_inAnEvent() {
    run.say(1, Kind.RENAME, Outcome.REFUSED, DoctoredRun.at(PLACE, Fact.NAME, "quay"));
    var data = Json.object().put("name", "quay");
    run.tell("snug.channels.v1", "channel-renamed", PLACE, PLACE, 3, data);
    run.assertBroken(Promise.NOTHING_HAPPENED, "the name quay is there");
  }

  @Test
  void refusedName_isExplained_byAnEarlierAttemptOfUnknownOutcome() {
    run.say(1, Kind.RENAME, Outcome.UNKNOWN, DoctoredRun.at(PLACE, Fact.NAME, "harbour"));
    run.say(1, Kind.RENAME, Outcome.REFUSED, DoctoredRun.at(PLACE, Fact.NAME, "harbour"));
    run.assertKept();
  }

  @Test
  void refusedMessage_isFound() {
    run.turn(Kind.POST, Fact.TEXT, "second", Outcome.REFUSED);
    run.assertBroken(Promise.NOTHING_HAPPENED, "its message second is there");
  }

  @Test
  void refusedMessage_isExplained_whenItWasSentAgain() {
    run.say(1, Kind.POST, Outcome.REFUSED, DoctoredRun.at(PLACE, Fact.TEXT, "second"));
    run.assertKept();
  }

  @Test
  void refusedLogOut_isFound_whenTheTokenIsGone() {
    run.turn(Kind.LOG_OUT, Fact.TOKEN, "aa", Outcome.REFUSED);
    run.assertBroken(Promise.NOTHING_HAPPENED, "its token is revoked");
  }

  @Test
  void refusedInvitation_isFound() {
    run.turn(Kind.INVITE, Fact.OTHER, BOB, Outcome.REFUSED);
    run.assertBroken(Promise.NOTHING_HAPPENED, PLACE + "/" + BOB + " is there");
  }

  @Test
  void refusedRemoval_isFound() {
    run.turn(Kind.REMOVE, Fact.OTHER, CEM, Outcome.REFUSED);
    run.assertBroken(Promise.NOTHING_HAPPENED, PLACE + "/" + CEM + " is not there");
  }

  @Test
  void refusedHiding_isFound() {
    run.turn(Kind.HIDE, Fact.CHANNEL, PLACE, Outcome.REFUSED);
    run.assertBroken(Promise.NOTHING_HAPPENED, "is hidden for " + BOB);
  }
}
