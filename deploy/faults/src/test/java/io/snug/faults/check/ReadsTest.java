package io.snug.faults.check;

import static io.snug.faults.check.DoctoredRun.ANN;
import static io.snug.faults.check.DoctoredRun.CEM;
import static io.snug.faults.check.DoctoredRun.PLACE;
import static io.snug.faults.check.DoctoredRun.at;
import static io.snug.faults.check.DoctoredRun.look;
import static org.assertj.core.api.Assertions.assertThat;

import io.snug.faults.history.Fact;
import io.snug.faults.history.Heard;
import io.snug.faults.history.Kind;
import io.snug.faults.history.Operation;
import io.snug.faults.history.Outcome;
import io.snug.platform.dialect.Dialect;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadsTest {
  private final DoctoredRun run = new DoctoredRun();

  @Test
  void nameThatIsNotSeenAfterTheRename_isFound() {
    run.say(1, Kind.RENAME, Outcome.ACKNOWLEDGED, at(PLACE, Fact.NAME, "quay"));
    var facts =
        Map.of(
            Fact.CHANNEL,
            PLACE,
            Fact.EXPECTED,
            "called:quay",
            Fact.FOUND,
            "listed",
            Fact.NAME,
            "pier");
    run.say(1, Kind.LIST, Outcome.ACKNOWLEDGED, facts);
    run.assertBroken(Promise.READ_YOUR_WRITES, "expected called:quay");
  }

  @Test
  void channelThatIsNotListedAfterItsCreation_isFound() {
    run.say(1, Kind.CREATE, Outcome.ACKNOWLEDGED, at("GNEW", Fact.NAME, "new"));
    run.say(1, Kind.LIST, Outcome.ACKNOWLEDGED, look("GNEW", "listed", "absent"));
    run.assertBroken(Promise.READ_YOUR_WRITES, "expected listed and found absent");
  }

  @Test
  void channelThatIsListedAfterHiding_isFound() {
    run.say(1, Kind.HIDE, Outcome.ACKNOWLEDGED, Map.of(Fact.CHANNEL, PLACE));
    run.say(1, Kind.LIST, Outcome.ACKNOWLEDGED, look(PLACE, "hidden", "listed"));
    run.assertBroken(Promise.READ_YOUR_WRITES, "expected hidden and found listed");
  }

  @Test
  void channelThatIsListedAfterHiding_isExplained_whenSomebodyElseMayHaveWrittenThere() {
    run.say(1, Kind.HIDE, Outcome.ACKNOWLEDGED, Map.of(Fact.CHANNEL, PLACE));
    run.say(2, Kind.POST, Outcome.UNKNOWN, at(PLACE, Fact.TEXT, "third"));
    run.say(1, Kind.LIST, Outcome.ACKNOWLEDGED, look(PLACE, "hidden", "listed"));
    assertThat(run.verdict().isKept(Promise.READ_YOUR_WRITES)).isTrue();
  }

  @Test
  void channelThatIsListedAfterHiding_isExplained_whenAMessageTellsWhoLeft() {
    run.say(1, Kind.HIDE, Outcome.ACKNOWLEDGED, Map.of(Fact.CHANNEL, "GALONE"));
    run.say(2, Kind.LEAVE, Outcome.ACKNOWLEDGED, Map.of(Fact.CHANNEL, "GALONE"));
    run.say(1, Kind.LIST, Outcome.ACKNOWLEDGED, look("GALONE", "hidden", "listed"));
    assertThat(run.verdict().isKept(Promise.READ_YOUR_WRITES)).isTrue();
  }

  @Test
  void ownMessageThatIsNotRead_isFound() {
    run.say(1, Kind.READ, Outcome.ACKNOWLEDGED, look(PLACE, "second", "first"));
    run.assertBroken(Promise.READ_YOUR_WRITES, "expected second");
  }

  @Test
  void lookAtAnotherGateway_isNoEvidence() {
    run.say(1, Kind.CREATE, Outcome.ACKNOWLEDGED, at("GNEW", Fact.NAME, "new"));
    var facts = new HashMap<>(look("GNEW", "listed", "absent"));
    var seen = run.say(1, Kind.LIST, Outcome.ACKNOWLEDGED, facts);
    facts.putAll(seen.facts());
    facts.put(Fact.GATEWAY, "1");
    run.operations.set(
        run.operations.size() - 1,
        new Operation(
            seen.number(),
            seen.client(),
            seen.dialect(),
            seen.kind(),
            seen.begun(),
            seen.ended(),
            seen.outcome(),
            facts,
            seen.answer()));
    assertThat(run.verdict().isKept(Promise.READ_YOUR_WRITES)).isTrue();
  }

  @Test
  void messageThatAListenerMissedForGood_isFound() {
    run.say(2, Kind.READ, Outcome.ACKNOWLEDGED, look(PLACE, "missed", "second"));
    run.assertBroken(Promise.LISTENERS_FIND, "does not find the message first");
  }

  @Test
  void messageOfSomebodyElseThatIsNotRead_isFound() {
    run.say(2, Kind.READ, Outcome.ACKNOWLEDGED, look(PLACE, "", "second"));
    run.assertBroken(Promise.DURABLE, "does not find the message first");
  }

  @Test
  void fullPage_mayLeaveOutWhatIsOlder() {
    var page = "second" + " -".repeat(49);
    run.say(2, Kind.READ, Outcome.ACKNOWLEDGED, look(PLACE, "missed", page));
    run.assertKept();
  }

  @Test
  void removedListenerWhoHearsWhatWasPostedAfterwards_isFound() {
    run.heard.add(new Heard(4, Dialect.OPEN_WEBUI, CEM, PLACE, "second", run.now()));
    run.assertBroken(Promise.REMOVED_HEAR_NOTHING, CEM + " heard second");
  }

  @Test
  void removedListenerWhoWasLetInAgain_mayHear() {
    run.heard.add(new Heard(4, Dialect.OPEN_WEBUI, CEM, PLACE, "second", run.now()));
    run.turn(Kind.REMOVE, Fact.OTHER, CEM, Outcome.UNKNOWN);
    run.assertKept();
  }

  @Test
  void gapInTheNumbers_isFound() {
    run.messages.removeIf(row -> row.text().equals("first"));
    run.assertBroken(Promise.MESSAGES_IN_ORDER, "message 1 of " + PLACE + " has the number 2");
  }

  @Test
  void timestampThatDoesNotGrow_isFound() {
    run.messages.set(1, new Rows.Message(PLACE, "Msecond", 2L, 1_000_001, ANN, "second"));
    run.assertBroken(Promise.MESSAGES_IN_ORDER, "is not later than");
  }

  @Test
  void messageThatOvertakesAnAcknowledgedOne_isFound() {
    run.messages.set(0, new Rows.Message(PLACE, "Mfirst", 2L, 1_000_005, ANN, "first"));
    run.messages.set(1, new Rows.Message(PLACE, "Msecond", 1L, 1_000_001, ANN, "second"));
    run.assertBroken(Promise.MESSAGES_IN_ORDER, "was sent after one of 1000005");
  }

  @Test
  void lastNumberThatIsNotTheLast_isFound() {
    run.channels.set(0, new Rows.Channel(PLACE, "private", "pier", ANN, "slack", 2, 5, 2));
    run.assertBroken(Promise.MESSAGES_IN_ORDER, "says its last number is 5");
  }
}
