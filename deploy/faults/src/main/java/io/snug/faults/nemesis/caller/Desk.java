package io.snug.faults.nemesis.caller;

import io.snug.faults.history.Fact;
import io.snug.faults.history.History;
import io.snug.faults.history.Kind;
import io.snug.faults.history.Operation;
import io.snug.faults.history.Outcome;
import io.snug.local.sample.SampleAccount;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.json.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Sends what a fault asks for, and writes it into the history, so that the checker counts it among
/// what was done.
public final class Desk implements AutoCloseable {
  /// Above the numbers of the traffic's clients.
  private static final int CLIENTS_FROM = 1_000_000;

  private static final int ANSWER_CHARS_MAX = 200;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final History history;

  public Desk(History history) {
    this.history = history;
  }

  /// An answer.
  ///
  /// @param status 0 where there was none
  public record Answer(int status, JsonNode body) {
    static final Answer NONE = new Answer(0, Json.object());
  }

  /// Makes a channel of that name.
  ///
  /// @param slot tells callers apart who call at once
  public Answer create(int slot, Dialect dialect, SampleAccount by, String name, URI gateway)
      throws InterruptedException {
    var facts = facts(by);
    facts.put(Fact.NAME, name);
    return send(slot, dialect, Kind.CREATE, facts, Ask.create(dialect, by, name), gateway);
  }

  Answer direct(int slot, SampleAccount by, SampleAccount with, URI gateway)
      throws InterruptedException {
    var facts = facts(by);
    facts.put(Fact.OTHER, with.person().id());
    return send(slot, Dialect.OPEN_WEBUI, Kind.DIRECT, facts, Ask.direct(by, with), gateway);
  }

  /// Notes a create whose caller does not wait for the answer.
  void lost(int slot, Dialect dialect, SampleAccount by, String name, Instant begun) {
    var facts = facts(by);
    facts.put(Fact.NAME, name);
    note(slot, dialect, Kind.CREATE, begun, Outcome.UNKNOWN, facts, "hung up");
  }

  private static EnumMap<Fact, String> facts(SampleAccount by) {
    return new EnumMap<>(Map.of(Fact.CALLER, by.person().id()));
  }

  private Answer send(
      int slot, Dialect dialect, Kind kind, EnumMap<Fact, String> facts, Ask ask, URI gateway)
      throws InterruptedException {
    var begun = Instant.now();
    try {
      var answer = read(http.send(ask.to(gateway), BodyHandlers.ofString()));
      var channel = channel(dialect, answer.body());
      if (!channel.isEmpty()) {
        facts.put(Fact.CHANNEL, channel);
      }
      note(slot, dialect, kind, begun, outcome(answer, channel), facts, answer.body().toString());
      return answer;
    } catch (ConnectException e) {
      note(slot, dialect, kind, begun, Outcome.REFUSED, facts, e.toString());
      return Answer.NONE;
    } catch (IOException e) {
      note(slot, dialect, kind, begun, Outcome.UNKNOWN, facts, e.toString());
      return Answer.NONE;
    }
  }

  private static Answer read(HttpResponse<String> response) {
    try {
      return new Answer(response.statusCode(), Json.parseObject(response.body()));
    } catch (JacksonException | IllegalArgumentException _) {
      return new Answer(response.statusCode(), Json.object());
    }
  }

  /// The id of the channel that an answer of success names; empty for any other answer.
  static String channel(Dialect dialect, JsonNode body) {
    var pointer =
        switch (dialect) {
          case SLACK -> "/channel/id";
          case ROCKET_CHAT -> "/group/_id";
          case OPEN_WEBUI -> "/id";
        };
    return body.at(pointer).asString("");
  }

  private static Outcome outcome(Answer answer, String channel) {
    if (!channel.isEmpty()) {
      return Outcome.ACKNOWLEDGED;
    }
    boolean open =
        (answer.status() >= 500 && answer.status() != 503)
            || answer.body().path("error").asString("").equals("fatal_error");
    return open ? Outcome.UNKNOWN : Outcome.REFUSED;
  }

  private void note(
      int slot,
      Dialect dialect,
      Kind kind,
      Instant begun,
      Outcome outcome,
      Map<Fact, String> facts,
      String answer) {
    var shortened = answer.substring(0, Math.min(ANSWER_CHARS_MAX, answer.length()));
    history.add(
        new Operation(
            history.next(),
            CLIENTS_FROM + slot,
            dialect,
            kind,
            begun,
            Instant.now(),
            outcome,
            facts,
            shortened));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
