package io.snug.faults.client;

import io.snug.faults.history.Fact;
import io.snug.faults.history.Heard;
import io.snug.faults.history.Kind;
import io.snug.faults.history.Operation;
import io.snug.faults.history.Outcome;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Somebody who listens on a socket, notes what they hear, and comes back with jitter when the
/// socket breaks. Then they read what they missed, as clients do.
final class Listener {
  private static final Duration GLANCE = Duration.ofMillis(500);

  /// Servers say something every 25 to 30 seconds; one that is silent for longer is gone.
  private static final Duration SILENCE_MAX = Duration.ofSeconds(45);

  private static final Duration ANSWER_MAX = Duration.ofSeconds(15);
  private static final int BACK_MIN_MILLIS = 300;
  private static final int BACK_SPREAD_MILLIS = 2000;
  private static final int MISSED_PLACES_MAX = 6;
  private static final double ASKS = 0.2;

  private final Desk desk;
  private final Protocol protocol;
  private final Codec codec;
  private final Person person;
  private final Town town;
  private final Wire wire;
  private final HttpClient http;
  private final RandomGenerator random;
  private final Sidebar sidebar = new Sidebar();
  private final Map<String, Desk.Begun> asked = new HashMap<>();
  private @Nullable Credential credential;
  private long requests;
  private boolean wasThere;

  Listener(
      Desk desk,
      Protocol protocol,
      Codec codec,
      Person person,
      Town town,
      Wire wire,
      HttpClient http,
      RandomGenerator random) {
    this.desk = desk;
    this.protocol = protocol;
    this.codec = codec;
    this.person = person;
    this.town = town;
    this.wire = wire;
    this.http = http;
    this.random = random;
  }

  /// One life of a socket, until it breaks or `isOver` says so.
  void live(BooleanSupplier isOver) throws InterruptedException {
    var as = credential == null ? logIn() : credential;
    if (as == null) {
      Thread.sleep(jitter());
      return;
    }
    var begun = Instant.now();
    try (var socket = Socket.open(http, protocol.address(desk.door().address()))) {
      protocol.greet(socket, as);
      note(begun, Outcome.ACKNOWLEDGED, "listening");
      readMissed();
      wasThere = true;
      listen(socket, isOver);
    } catch (IOException | JacksonException e) {
      note(begun, Outcome.UNKNOWN, e.toString());
      credential = null;
      desk.door().turn(random);
      Thread.sleep(jitter());
    } finally {
      asked.values().forEach(lost -> desk.end(lost, Answer.unknown("lost"), "the socket broke"));
      asked.clear();
    }
  }

  private Duration jitter() {
    return Duration.ofMillis(BACK_MIN_MILLIS + random.nextInt(BACK_SPREAD_MILLIS));
  }

  private @Nullable Credential logIn() throws InterruptedException {
    credential = perform(new Action.LogIn(person)).credential();
    return credential;
  }

  private void note(Instant begun, Outcome outcome, String said) {
    var history = desk.history();
    var gateway = Integer.toString(desk.door().position());
    var facts = Map.of(Fact.CALLER, person.id(), Fact.GATEWAY, gateway);
    history.add(
        new Operation(
            history.next(),
            desk.client(),
            desk.dialect(),
            Kind.LISTEN,
            begun,
            Instant.now(),
            outcome,
            facts,
            said));
  }

  private void listen(Socket socket, BooleanSupplier isOver)
      throws IOException, InterruptedException {
    var last = Instant.now();
    while (!isOver.getAsBoolean()) {
      hearOfInvitations();
      var frame = socket.take(GLANCE);
      if (frame != null) {
        last = Instant.now();
        take(protocol.read(socket, frame));
      } else {
        ask(socket);
      }
      checkPatience(last);
    }
  }

  private void checkPatience(Instant last) throws IOException {
    var now = Instant.now();
    if (now.isAfter(last.plus(SILENCE_MAX))) {
      throw new IOException("silent for " + SILENCE_MAX);
    }
    if (asked.values().stream().anyMatch(begun -> now.isAfter(begun.at().plus(ANSWER_MAX)))) {
      throw new IOException("no answer for " + ANSWER_MAX);
    }
  }

  private void hearOfInvitations() {
    for (var channel = town.toldTo(person.id());
        channel != null;
        channel = town.toldTo(person.id())) {
      sidebar.add(new Place(channel, "", false, false, false));
    }
  }

  private void take(Protocol.News news) {
    switch (news) {
      case Protocol.News.Message(var channel, var text) ->
          desk.history()
              .add(
                  new Heard(
                      desk.client(), desk.dialect(), person.id(), channel, text, Instant.now()));
      case Protocol.News.Answered(var id, var answer) -> answered(id, answer);
      case Protocol.News.Nothing() -> {}
    }
  }

  private void answered(String id, Answer answer) {
    var begun = asked.remove(id);
    if (begun == null) {
      return;
    }
    desk.end(begun, answer, answer.outcome() + " over the socket");
    if (begun.action() instanceof Action.Create(var name, var others) && answer.isAcknowledged()) {
      var channel = answer.facts().getOrDefault(Fact.CHANNEL, "");
      sidebar.add(new Place(channel, name, true, others.isEmpty(), false));
      others.forEach(other -> town.tell(other.id(), channel));
    }
  }

  /// Now and then a listener has something to say.
  private void ask(Socket socket) throws IOException, InterruptedException {
    if (random.nextDouble() > ASKS) {
      return;
    }
    var wish = wish();
    var id = "ask-" + requests++;
    var request = protocol.request(id, wish);
    if (request != null) {
      asked.put(id, desk.begin(wish));
      socket.send(request);
    }
  }

  private Action wish() {
    var place = sidebar.any(random, _ -> true);
    return place == null
        ? new Action.Create(town.ownName(), List.of(town.anybodyBut(person.id(), random)))
        : new Wishes(person, town, sidebar, random).post(place.channel());
  }

  /// What was posted while nobody listened.
  private void readMissed() throws InterruptedException {
    if (wasThere) {
      readAll(MISSED_PLACES_MAX);
    }
  }

  /// Reads everywhere: after the end of the traffic nothing may be missing.
  void readAll(int placesMax) throws InterruptedException {
    hearOfInvitations();
    if (credential == null && logIn() == null) {
      return;
    }
    var places = sidebar.all();
    for (var place : places.subList(Math.max(0, places.size() - placesMax), places.size())) {
      perform(new Action.Read(place.channel(), "missed"));
    }
  }

  private Answer perform(Action action) throws InterruptedException {
    var begun = desk.begin(action);
    var result = wire.send(desk.door().address(), codec.call(action, credential));
    var answer =
        switch (result) {
          case Wire.Result.Replied(var reply, _) -> codec.answer(action, reply);
          case Wire.Result.NotSent _ -> Answer.refused("not-sent");
          case Wire.Result.Lost _ -> Answer.unknown("lost");
        };
    if (result.isFarewell()) {
      desk.door().turn(random);
    }
    desk.end(begun, answer, result.toString());
    return answer;
  }
}
