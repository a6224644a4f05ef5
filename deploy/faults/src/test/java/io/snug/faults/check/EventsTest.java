package io.snug.faults.check;

import static io.snug.faults.check.DoctoredRun.BOB;
import static io.snug.faults.check.DoctoredRun.PLACE;

import io.snug.platform.event.Event;
import io.snug.platform.json.Json;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class EventsTest {
  private final DoctoredRun run = new DoctoredRun();

  @Test
  void doubles_areFine_whenTheyAreTheSame() {
    run.events.addAll(run.events.reversed());
    run.assertKept();
  }

  @Test
  void doubleWithOtherContent_isFound() {
    var first = run.events.getLast();
    run.events.add(at(first, with(first.event(), 1, Json.object().put("name", "else"))));
    run.assertBroken(Promise.TOLD, "says one thing");
  }

  @Test
  void doubleWithAnotherId_isFound() {
    var event = run.events.getFirst().event();
    run.tell("snug.users.v1", event.type(), event.key(), event.subject(), 1, event.data());
    run.assertBroken(Promise.TOLD, "is told by two events");
  }

  @Test
  void untoldChannel_isFound() {
    run.events.removeIf(seen -> seen.topic().equals("snug.channels.v1"));
    run.assertBroken(Promise.TOLD, "channel " + PLACE + " was never told of");
  }

  @Test
  void untoldName_isFound() {
    run.events.removeIf(seen -> seen.isOf("channel-renamed"));
    run.assertBroken(Promise.TOLD, "the newest event says 1 and harbour");
  }

  @Test
  void untoldMessage_isFound() {
    run.events.removeIf(seen -> seen.event().subject().equals("Mfirst"));
    run.assertBroken(Promise.TOLD, "message first was never told of");
  }

  @Test
  void messageToldDifferently_isFound() {
    run.events.replaceAll(
        seen ->
            seen.event().subject().equals("Mfirst")
                ? at(seen, with(seen.event(), 1, seen.event().data().deepCopy().put("seq", 7)))
                : seen);
    run.assertBroken(Promise.TOLD, "its event says 7");
  }

  @Test
  void untoldMembership_isFound() {
    run.events.removeIf(seen -> seen.event().subject().equals(PLACE + "/" + BOB));
    run.assertBroken(Promise.TOLD, PLACE + "/" + BOB + " was never told of");
  }

  @Test
  void untoldHiding_isFound() {
    run.membership(
        BOB,
        row ->
            new Rows.Membership(
                row.channel(), row.account(), row.roles(), true, 1L, row.version()));
    run.assertBroken(Promise.TOLD, "the newest event says version 2");
  }

  @Test
  void untoldAccount_isFound() {
    run.events.removeIf(seen -> seen.event().subject().equals(BOB));
    run.assertBroken(Promise.TOLD, "account " + BOB);
  }

  @Test
  void untoldEndOfAToken_isFound() {
    run.events.removeIf(seen -> seen.isOf("token-revoked"));
    run.assertBroken(Promise.TOLD, "the end of token t1 was never told of");
  }

  @Test
  void eventWithoutARow_isFound() {
    run.tell("snug.channels.v1", "channel-created", "GHOST", "GHOST", 1, Json.object());
    run.assertBroken(Promise.TOLD, "of GHOST was told");
  }

  @Test
  void versionsTheWrongWayRound_areFound() {
    int hidden = lastOf(PLACE + "/" + BOB);
    Collections.swap(run.events, hidden, hidden - 1);
    run.assertBroken(Promise.IN_ORDER, "has version 2 where 1 was due");
  }

  @Test
  void missingVersion_isFound() {
    run.events.remove(lastOf(PLACE + "/" + BOB) - 1);
    run.assertBroken(Promise.IN_ORDER, "has version 2 where 1 was due");
  }

  @Test
  void keyInTwoPartitions_isFound() {
    var last = run.events.removeLast();
    run.events.add(new SeenEvent(last.topic(), 5, 0, last.event()));
    run.assertBroken(Promise.IN_ORDER, "is not in its partition");
  }

  @Test
  void messagesTheWrongWayRound_areFound() {
    Collections.swap(run.events, lastOf("Mfirst"), lastOf("Msecond"));
    run.assertBroken(Promise.IN_ORDER, "comes after a message of");
  }

  private int lastOf(String subject) {
    return run.events.stream().map(seen -> seen.event().subject()).toList().lastIndexOf(subject);
  }

  private static SeenEvent at(SeenEvent seen, Event event) {
    return new SeenEvent(seen.topic(), seen.partition(), seen.offset(), event);
  }

  private static Event with(Event event, long version, ObjectNode data) {
    return new Event(
        event.id(),
        event.type(),
        event.source(),
        event.subject(),
        event.key(),
        version,
        event.time(),
        null,
        data);
  }
}
