package io.snug.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.faults.history.Fact;
import io.snug.faults.history.Heard;
import io.snug.faults.history.Kind;
import io.snug.faults.history.Operation;
import io.snug.faults.history.Outcome;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.event.Event;
import io.snug.platform.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A small run in which all is as promised, for tests to spoil: Ann makes the channel `harbour`,
/// lets Bob and Cem in, writes twice, puts Cem out between the two, and renames it to `pier`; Bob
/// hides it. Everybody is seen by everybody. Each operation takes half a second, and the next
/// begins half a second later.
final class DoctoredRun {
  static final String ANN = "UANN";
  static final String BOB = "UBOB";
  static final String CEM = "UCEM";
  static final String PLACE = "GPLACE";
  static final String DIRECT = "DBOTH";
  private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

  final List<Operation> operations = new ArrayList<>();
  final List<Heard> heard = new ArrayList<>();
  final List<SeenEvent> events = new ArrayList<>();
  List<Rows.Channel> channels = new ArrayList<>();
  List<Rows.Message> messages = new ArrayList<>();
  List<Rows.Membership> memberships = new ArrayList<>();
  List<Rows.Account> accounts = new ArrayList<>();
  List<Rows.Token> tokens = new ArrayList<>();
  List<Rows.Channel> channelCopies;
  List<Rows.Membership> memberCopies;
  List<Rows.Account> accountsOfChannels;
  List<Rows.Account> accountsOfMemberships;
  Map<String, Long> memberCounts = new HashMap<>(Map.of(PLACE, 2L, DIRECT, 2L));
  private int clock;

  DoctoredRun() {
    people();
    place();
    messages();
    direct();
    channelCopies = new ArrayList<>(channels);
    memberCopies = new ArrayList<>(memberships);
    accountsOfChannels = new ArrayList<>(accounts);
    accountsOfMemberships = new ArrayList<>(accounts);
  }

  private void people() {
    for (var id : List.of(ANN, BOB, CEM)) {
      accounts.add(new Rows.Account(id, id, id, id + "@x", List.of("user"), true, 1));
      tell("snug.users.v1", "account-created", id, id, 1, Json.object());
    }
    say(1, Kind.LOG_IN, Outcome.ACKNOWLEDGED, Map.of(Fact.TOKEN, "aa"));
    say(1, Kind.LOG_OUT, Outcome.ACKNOWLEDGED, Map.of(Fact.TOKEN, "aa"));
    tokens.add(new Rows.Token("t1", "aa", true));
    tell("snug.users.v1", "token-revoked", ANN, "t1", 1, Json.object());
  }

  private void place() {
    say(1, Kind.CREATE, Outcome.ACKNOWLEDGED, at(PLACE, Fact.NAME, "harbour"));
    say(1, Kind.LIST, Outcome.ACKNOWLEDGED, look(PLACE, "listed", "listed"));
    say(1, Kind.INVITE, Outcome.ACKNOWLEDGED, at(PLACE, Fact.OTHER, BOB));
    say(1, Kind.INVITE, Outcome.ACKNOWLEDGED, at(PLACE, Fact.OTHER, CEM));
    say(1, Kind.POST, Outcome.ACKNOWLEDGED, at(PLACE, Fact.TEXT, "first"));
    say(1, Kind.REMOVE, Outcome.ACKNOWLEDGED, at(PLACE, Fact.OTHER, CEM));
    say(1, Kind.POST, Outcome.ACKNOWLEDGED, at(PLACE, Fact.TEXT, "second"));
    say(1, Kind.RENAME, Outcome.ACKNOWLEDGED, at(PLACE, Fact.NAME, "pier"));
    say(2, Kind.HIDE, Outcome.ACKNOWLEDGED, Map.of(Fact.CHANNEL, PLACE));
    say(2, Kind.LIST, Outcome.ACKNOWLEDGED, look(PLACE, "hidden", "hidden"));
    say(2, Kind.READ, Outcome.ACKNOWLEDGED, look(PLACE, "missed", "second first"));
    channels.add(new Rows.Channel(PLACE, "private", "pier", ANN, "slack", 2, 2, 2));
    var created = Json.object().put("name", "harbour");
    created.putArray("members").addObject().put("userId", ANN);
    tell("snug.channels.v1", "channel-created", PLACE, PLACE, 1, created);
    tell("snug.channels.v1", "channel-renamed", PLACE, PLACE, 2, Json.object().put("name", "pier"));
    member(PLACE, ANN, List.of("owner"), true, null, 1);
    member(PLACE, BOB, List.of(), true, 2L, 2);
    member(PLACE, CEM, List.of(), false, null, 2);
  }

  private void messages() {
    message("first", 1, 1_000_001);
    message("second", 2, 1_000_002);
    heard.add(new Heard(3, Dialect.OPEN_WEBUI, BOB, PLACE, "first", now()));
    heard.add(new Heard(4, Dialect.OPEN_WEBUI, CEM, PLACE, "first", now()));
  }

  private void direct() {
    say(2, Kind.DIRECT, Outcome.ACKNOWLEDGED, at(DIRECT, Fact.OTHER, ANN));
    channels.add(new Rows.Channel(DIRECT, "direct", "", BOB, "open-webui", 1, 0, 0));
    tell("snug.channels.v1", "channel-created", DIRECT, DIRECT, 1, Json.object().put("name", ""));
    member(DIRECT, ANN, List.of(), true, null, 1);
    member(DIRECT, BOB, List.of(), true, null, 1);
  }

  private void message(String text, long seq, long ts) {
    messages.add(new Rows.Message(PLACE, "M" + text, seq, ts, ANN, text));
    var data = Json.object().put("text", text).put("seq", seq).put("ts", "000" + ts);
    tell("snug.messages.v1", "message-posted", PLACE, "M" + text, 1, data);
  }

  private void member(
      String channel,
      String account,
      List<String> roles,
      boolean active,
      @Nullable Long hidden,
      long version) {
    var row = new Rows.Membership(channel, account, roles, active, hidden, version);
    memberships.add(row);
    for (long each = 1; each <= version; each++) {
      var data = Json.object().put("hiddenAtSeq", each == version ? hidden : null);
      data.put("removedAt", each == version && !active ? "then" : null);
      tell("snug.memberships.v1", "member-changed", channel, row.subject(), each, data);
    }
  }

  void tell(String topic, String type, String key, String subject, long version, ObjectNode data) {
    var source = "/snug/some-service";
    var event =
        new Event(UUID.randomUUID(), type, source, subject, key, version, START, null, data);
    events.add(new SeenEvent(topic, 0, events.size(), event));
  }

  static Map<Fact, String> at(String channel, Fact fact, String value) {
    return Map.of(Fact.CHANNEL, channel, fact, value);
  }

  static Map<Fact, String> look(String channel, String expected, String found) {
    return Map.of(Fact.CHANNEL, channel, Fact.EXPECTED, expected, Fact.FOUND, found);
  }

  /// Client 1 is Ann, 2 is Bob.
  Operation say(int client, Kind kind, Outcome outcome, Map<Fact, String> facts) {
    var begun = now();
    clock++;
    var all = new HashMap<>(facts);
    all.put(Fact.CALLER, client == 1 ? ANN : BOB);
    all.put(Fact.GATEWAY, "0");
    var dialect = client == 1 ? Dialect.SLACK : Dialect.OPEN_WEBUI;
    var operation = new Operation(clock, client, dialect, kind, begun, now(), outcome, all, "said");
    clock++;
    operations.add(operation);
    return operation;
  }

  Instant now() {
    return START.plusMillis(500L * clock);
  }

  /// The outcome of the only operation of its kind with the fact becomes another.
  void turn(Kind kind, Fact fact, String value, Outcome outcome) {
    var turned = new ArrayList<Operation>();
    operations.replaceAll(
        one -> {
          if (one.kind() != kind || !one.has(fact, value)) {
            return one;
          }
          turned.add(one);
          return new Operation(
              one.number(),
              one.client(),
              one.dialect(),
              one.kind(),
              one.begun(),
              one.ended(),
              outcome,
              one.facts(),
              one.answer());
        });
    assertThat(turned).hasSize(1);
  }

  void membership(String account, UnaryOperator<Rows.Membership> change) {
    memberships.replaceAll(
        row ->
            row.channel().equals(PLACE) && row.account().equals(account) ? change.apply(row) : row);
  }

  Verdict verdict() {
    var rows =
        new Rows(
            channels,
            messages,
            memberships,
            accounts,
            tokens,
            channelCopies,
            memberCounts,
            memberCopies,
            accountsOfChannels,
            accountsOfMemberships,
            0);
    return Checker.judge(new Evidence(operations, heard, rows, events));
  }

  /// The promise is broken, whatever else is.
  void assertBroken(Promise promise, String inSentence) {
    assertThat(verdict().of(promise))
        .anySatisfy(violation -> assertThat(violation.sentence()).contains(inSentence));
  }

  void assertKept() {
    assertThat(verdict().violations()).isEmpty();
  }
}
