package io.snug.faults.client;

import io.snug.platform.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// The administrator of the sample accounts, who makes the people of a run before anything breaks.
final class Administrator {
  private static final Person SAMPLE = new Person("", "admin", "admin-sample", "");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Wire wire;
  private final Door door;
  private final RocketChatCodec codec = new RocketChatCodec();
  private final Credential credential;

  private Administrator(Wire wire, Door door) throws IOException, InterruptedException {
    this.wire = wire;
    this.door = door;
    this.credential = logIn();
  }

  /// Logs in, waiting for a Snug that is only just up.
  static Administrator logIn(Wire wire, Door door) throws IOException, InterruptedException {
    return new Administrator(wire, door);
  }

  Credential credential() {
    return credential;
  }

  private Credential logIn() throws IOException, InterruptedException {
    var action = new Action.LogIn(SAMPLE);
    var reply = insist(codec.call(action, null));
    var found = codec.answer(action, reply).credential();
    if (found == null) {
      throw new IOException("the administrator cannot log in: " + reply.shortened());
    }
    return found;
  }

  List<Person> people(String tag, int count) throws IOException, InterruptedException {
    var people = new ArrayList<Person>();
    for (int i = 0; i < count; i++) {
      people.add(person("%s.%d".formatted(tag, i)));
    }
    return people;
  }

  private Person person(String username) throws IOException, InterruptedException {
    var email = username + "@people.example";
    var password = username + "-password";
    var body = Json.object().put("username", username).put("name", username);
    body.put("email", email).put("password", password);
    var reply = insist(post("users.create", body));
    var id = reply.json().path("user").path("_id").asString("");
    if (id.isEmpty()) {
      throw new IOException("no account for " + username + ": " + reply.shortened());
    }
    return new Person(id, username, password, email);
  }

  private Call post(String method, ObjectNode body) {
    return new Call("/api/v1/" + method, RocketChatCodec.headers(credential), Json.write(body));
  }

  /// Again and again, until it is answered with success: nothing is broken yet on purpose.
  private Reply insist(Call call) throws IOException, InterruptedException {
    var end = Instant.now().plus(PATIENCE);
    while (true) {
      var result = wire.send(door.address(), call);
      if (result instanceof Wire.Result.Replied(var reply, _) && reply.status() == 200) {
        return reply;
      }
      if (Instant.now().isAfter(end)) {
        throw new IOException("Snug does not answer " + call.path() + ": " + result);
      }
      Thread.sleep(PAUSE);
    }
  }
}
