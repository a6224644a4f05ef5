package io.snug.gateway.realtime.push;

import static io.snug.gateway.testing.RunningGateway.MEMBERSHIP;
import static io.snug.gateway.testing.RunningGateway.bean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.snug.gateway.auth.Credential;
import io.snug.gateway.realtime.ConnectedUsers;
import io.snug.gateway.realtime.LiveSession;
import io.snug.gateway.realtime.Login;
import io.snug.gateway.realtime.Push;
import io.snug.gateway.testing.StubService.Received;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.CredentialKind;
import io.snug.platform.caller.UserId;
import io.snug.platform.caller.WorkspaceId;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.json.Json;
import java.time.Instant;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.socket.CloseStatus;

/// A channel with more people at one gateway than one answer could be about.
class CrowdTest extends PushFixture {
  private static final int CROWD = 1_100;
  private static final int ASKED_MAX = 500;

  @Test
  void message_reachesEverybodyOnce_askedAboutInParts() {
    var users = bean(ConnectedUsers.class);
    var crowd = IntStream.range(0, CROWD).mapToObj(n -> new Listener(user + "-" + n)).toList();
    crowd.forEach(listener -> enter(users, listener));
    post(room, "to all of you");
    await().until(() -> crowd.stream().allMatch(listener -> listener.heard.size() == 3));
    assertThat(crowd)
        .allSatisfy(
            listener ->
                assertThat(listener.heard)
                    .containsExactlyInAnyOrder(
                        room, "__my_messages__", listener.id.value() + "/subscriptions-changed"));
    assertThat(MEMBERSHIP.count(this::asksTooMuch)).isZero();
    crowd.forEach(listener -> users.disconnect(listener, listener.id));
  }

  private void enter(ConnectedUsers users, Listener listener) {
    users.connect(listener, listener.login().caller()).block();
    users.joined(listener.id, room);
    users.listen(listener, room);
  }

  private boolean asksTooMuch(Received request) {
    return request.path().equals("/internal/pushes")
        && Json.parseObject(request.body())
            .path("questions")
            .valueStream()
            .anyMatch(question -> question.path("users").size() > ASKED_MAX);
  }

  /// A client that takes whatever it gets.
  private static final class Listener implements LiveSession {
    final UserId id;
    final Queue<String> heard = new ConcurrentLinkedQueue<>();

    Listener(String id) {
      this.id = new UserId(id);
    }

    @Override
    public Dialect dialect() {
      return Dialect.ROCKET_CHAT;
    }

    @Override
    public Login login() {
      var caller =
          new Caller(
              id,
              new WorkspaceId("T1"),
              "listener",
              "Listener",
              "token-" + id.value(),
              CredentialKind.ROCKET_CHAT_SESSION,
              Set.of("user"),
              Set.of(),
              Set.of(),
              Set.of(),
              null);
      return new Login(new Credential.RocketChat("token", id.value()), caller);
    }

    @Override
    public void deliver(Push push) {
      heard.add(push.event());
    }

    @Override
    public void join(String channelId) {}

    @Override
    public void leave(String channelId) {}

    @Override
    public void expel() {}

    @Override
    public void close(CloseStatus why) {}

    @Override
    public void pulse(Instant now) {}
  }
}
