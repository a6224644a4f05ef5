package io.snug.faults.client;

import io.snug.faults.history.Fact;
import io.snug.faults.history.Outcome;
import io.snug.platform.dialect.Dialect;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One person with one client, doing one thing after the other: what they do is chosen by a seeded
/// die, and what they were told is written down.
///
/// It behaves as clients do behind a load balancer. It keeps to its gateway and turns to another
/// when that is gone or says that it is about to go, logs in again when it is told that it is
/// nobody, sends a message again under the same id when the outcome is unknown, and looks whether
/// it finds what it wrote.
final class Client {
  private static final int RETRIES_MAX = 3;
  private static final double LOOKS_AFTER_WRITE = 0.5;

  private final Desk desk;
  private final Codec codec;
  private final Person person;
  private final Town town;
  private final Wire wire;
  private final RandomGenerator random;
  private final Sidebar sidebar = new Sidebar();
  private final Wishes wishes;
  private @Nullable Credential credential;

  Client(Desk desk, Codec codec, Person person, Town town, Wire wire, RandomGenerator random) {
    this.desk = desk;
    this.codec = codec;
    this.person = person;
    this.town = town;
    this.wire = wire;
    this.random = random;
    this.wishes = new Wishes(person, town, sidebar, random);
  }

  /// Does one thing, with what follows from it.
  void step() throws InterruptedException {
    if (credential == null) {
      perform(new Action.LogIn(person));
      return;
    }
    hearOfInvitations();
    var wish = wishes.next(credential);
    if (wish != null && codec.knows(wish)) {
      var said = spelt(wish);
      follow(said, insist(said));
    }
  }

  /// Slack's call lets nobody in beside the caller.
  private Action spelt(Action wish) {
    return wish instanceof Action.Create(var name, _) && codec.dialect() == Dialect.SLACK
        ? new Action.Create(name, List.of())
        : wish;
  }

  private void hearOfInvitations() {
    for (var channel = town.toldTo(person.id());
        channel != null;
        channel = town.toldTo(person.id())) {
      sidebar.add(new Place(channel, "", false, false, false));
    }
  }

  /// Sends what may be sent again under the same id or name until its outcome is known.
  private Answer insist(Action action) throws InterruptedException {
    var answer = perform(action);
    for (int i = 0; i < RETRIES_MAX && mayRepeat(action, answer); i++) {
      Thread.sleep(200L + random.nextInt(800));
      answer = perform(action);
    }
    return answer;
  }

  private boolean mayRepeat(Action action, Answer answer) {
    return answer.outcome() == Outcome.UNKNOWN
        && credential != null
        && switch (codec.dialect()) {
          case SLACK, ROCKET_CHAT ->
              action instanceof Action.Post || action instanceof Action.Create;
          // Its messages have no id from clients, and its names may be double.
          case OPEN_WEBUI -> false;
        };
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
    desk.end(begun, answer, said(result));
    heed(action, result, answer);
    return answer;
  }

  private static String said(Wire.Result result) {
    return switch (result) {
      case Wire.Result.Replied(var reply, _) -> reply.shortened();
      case Wire.Result.NotSent(var why) -> why;
      case Wire.Result.Lost(var why) -> why;
    };
  }

  private void heed(Action action, Wire.Result result, Answer answer) {
    if (result.isFarewell()) {
      desk.door().turn(random);
    }
    if (answer.credential() != null) {
      credential = answer.credential();
    } else if (codec.isLoggedOut(answer)
        || (action instanceof Action.LogOut && answer.outcome() != Outcome.REFUSED)) {
      credential = null;
    }
  }

  private void follow(Action action, Answer answer) throws InterruptedException {
    if (!answer.isAcknowledged()) {
      return;
    }
    switch (action) {
      case Action.Create(var name, var others) -> made(answer, name, others);
      case Action.Direct(var other) -> made(answer, "", List.of(other));
      case Action.Invite(var channel, var other) -> welcome(channel, other);
      case Action.Remove(var channel, var other) -> sidebar.dismiss(channel, other);
      case Action.Leave(var channel) -> left(channel);
      case Action.Hide(var channel) -> turned(channel, true);
      case Action.Show(var channel) -> turned(channel, false);
      case Action.Rename(var channel, var name) -> renamed(channel, name);
      case Action.Post(var channel, var text, _) -> read(channel, text);
      case Action.LogIn _, Action.LogOut _, Action.Look _, Action.Read _ -> {}
    }
  }

  private void made(Answer answer, String name, List<Person> others) throws InterruptedException {
    var channel = answer.facts().getOrDefault(Fact.CHANNEL, "");
    sidebar.add(new Place(channel, name, !name.isEmpty(), others.isEmpty(), false));
    others.forEach(other -> welcome(channel, other));
    look(channel, "listed");
  }

  private void welcome(String channel, Person other) {
    sidebar.welcome(channel, other);
    town.tell(other.id(), channel);
  }

  private void left(String channel) throws InterruptedException {
    sidebar.remove(channel);
    look(channel, "absent");
  }

  private void turned(String channel, boolean hidden) throws InterruptedException {
    var place = sidebar.any(random, known -> known.channel().equals(channel));
    if (place != null) {
      sidebar.replace(place.hidden(hidden));
    }
    look(channel, hidden ? "hidden" : "listed");
  }

  private void renamed(String channel, String name) throws InterruptedException {
    var place = sidebar.any(random, known -> known.channel().equals(channel));
    if (place != null) {
      sidebar.replace(place.named(name));
    }
    look(channel, "called:" + name);
  }

  private void look(String channel, String expected) throws InterruptedException {
    var look = new Action.Look(channel, expected);
    if (random.nextDouble() < LOOKS_AFTER_WRITE && codec.knows(look)) {
      perform(look);
    }
  }

  private void read(String channel, String text) throws InterruptedException {
    if (random.nextDouble() < LOOKS_AFTER_WRITE) {
      perform(new Action.Read(channel, text));
    }
  }
}
