package io.snug.faults.check;

import static io.snug.faults.check.DoctoredRun.ANN;
import static io.snug.faults.check.DoctoredRun.BOB;
import static io.snug.faults.check.DoctoredRun.CEM;
import static io.snug.faults.check.DoctoredRun.PLACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.snug.faults.history.Fact;
import io.snug.faults.history.Kind;
import io.snug.faults.history.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DurableTest {
  private final DoctoredRun run = new DoctoredRun();

  @Test
  void lostChannel_isFound() {
    run.channels.removeIf(row -> row.id().equals(PLACE));
    run.assertBroken(Promise.DURABLE, "channel " + PLACE + " is not there");
  }

  @Test
  void lostName_isFound() {
    run.channels.replaceAll(row -> row.id().equals(PLACE) ? named(row, "harbour") : row);
    run.assertBroken(Promise.DURABLE, "is called harbour");
  }

  @Test
  void lostMessage_isFound() {
    run.messages.removeIf(row -> row.text().equals("second"));
    run.assertBroken(Promise.DURABLE, "second is not there");
  }

  @Test
  void messageInAnotherChannel_isFound() {
    run.messages.replaceAll(
        row -> new Rows.Message("GELSE", row.id(), row.seq(), row.ts(), row.author(), row.text()));
    run.assertBroken(Promise.DURABLE, "is in channel GELSE");
  }

  @Test
  void messageOfAnotherTime_isFound_whereTheAnswerToldIt() {
    var facts = Map.of(Fact.CHANNEL, PLACE, Fact.TEXT, "third", Fact.TS, "1.000004");
    run.say(1, Kind.POST, Outcome.ACKNOWLEDGED, facts);
    run.messages.add(new Rows.Message(PLACE, "M3", 3L, 1_000_003, ANN, "third"));
    run.assertBroken(Promise.DURABLE, "has the timestamp 1.000003");
  }

  @Test
  void messageUnderAnotherIdThanTheClients_isFound() {
    var facts = Map.of(Fact.CHANNEL, PLACE, Fact.TEXT, "third", Fact.CLIENT_MESSAGE, "mine");
    run.say(1, Kind.POST, Outcome.ACKNOWLEDGED, facts);
    run.messages.add(new Rows.Message(PLACE, "yours", 3L, 1_000_003, ANN, "third"));
    run.assertBroken(Promise.DURABLE, "has not the client's id but yours");
  }

  @Test
  void lostToken_isFound() {
    run.tokens.clear();
    run.assertBroken(Promise.DURABLE, "its token is not there");
  }

  @Test
  void tokenThatOutlivesItsLogOut_isFound() {
    run.tokens.set(0, new Rows.Token("t1", "aa", false));
    run.assertBroken(Promise.DURABLE, "its token is still good");
  }

  @Test
  void lostInvitation_isFound() {
    run.memberships.removeIf(row -> row.account().equals(BOB));
    run.assertBroken(Promise.DURABLE, PLACE + "/" + BOB + " is not there");
  }

  @Test
  void lostRemoval_isFound() {
    run.membership(CEM, row -> active(row, true));
    run.assertBroken(Promise.DURABLE, PLACE + "/" + CEM + " is there");
  }

  @Test
  void removalOfUnknownOutcome_mayHaveHappenedOrNot() {
    run.turn(Kind.REMOVE, Fact.OTHER, CEM, Outcome.UNKNOWN);
    run.heard.clear();
    run.assertKept();
    run.membership(CEM, row -> active(row, true));
    run.memberCounts.put(PLACE, 3L);
    assertThat(run.verdict().isKept(Promise.DURABLE)).isTrue();
  }

  @Test
  void lostHiding_isFound_butNotWhereSomebodyElseWrote() {
    run.say(1, Kind.HIDE, Outcome.ACKNOWLEDGED, Map.of(Fact.CHANNEL, DoctoredRun.DIRECT));
    run.assertKept();
    run.say(1, Kind.CREATE, Outcome.ACKNOWLEDGED, DoctoredRun.at("GALONE", Fact.NAME, "alone"));
    run.say(1, Kind.HIDE, Outcome.ACKNOWLEDGED, Map.of(Fact.CHANNEL, "GALONE"));
    run.channels.add(new Rows.Channel("GALONE", "private", "alone", ANN, "slack", 1, 0, 0));
    run.memberships.add(new Rows.Membership("GALONE", ANN, List.of("owner"), true, null, 1));
    run.assertBroken(Promise.DURABLE, "GALONE is shown for " + ANN);
  }

  static Rows.Channel named(Rows.Channel row, String name) {
    return new Rows.Channel(
        row.id(),
        row.type(),
        name,
        row.creator(),
        row.origin(),
        row.version(),
        row.lastSeq(),
        row.messageCount());
  }

  static Rows.Membership active(Rows.Membership row, boolean active) {
    return new Rows.Membership(
        row.channel(), row.account(), row.roles(), active, row.hiddenAtSeq(), row.version());
  }
}
