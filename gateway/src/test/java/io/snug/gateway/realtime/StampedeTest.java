package io.snug.gateway.realtime;

import static io.snug.gateway.testing.RunningGateway.AUTH;
import static io.snug.gateway.testing.RunningGateway.AUTH_AT_ONCE;
import static io.snug.gateway.testing.RunningGateway.MEMBERSHIP;
import static io.snug.gateway.testing.RunningGateway.bean;
import static io.snug.gateway.testing.RunningGateway.socket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.snug.gateway.testing.StubService.Answer;
import io.snug.gateway.testing.TestSocket;
import io.snug.platform.caller.UserId;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// What happens behind the gateway when the clients of another one come all at once.
class StampedeTest {
  private static final int PEOPLE = 150;
  private static final int SOCKETS_EACH = 3;

  private record Person(String id, String token) {}

  private static TestSocket comeBack(Person person) {
    var socket = socket("/websocket");
    socket.send("{\"msg\":\"connect\",\"version\":\"1\",\"support\":[\"1\"]}");
    return socket.send(
        "{\"msg\":\"method\",\"method\":\"login\",\"id\":\"l\",\"params\":[{\"resume\":\""
            + person.token()
            + "\"}]}");
  }

  @Test
  void clientsThatComeAllAtOnce_askAuthServiceOncePerCredential_andAFewAtATime() {
    var people = new ArrayList<Person>();
    for (int i = 0; i < PEOPLE; i++) {
      var id = "UST" + i;
      people.add(new Person(id, AUTH.token("ROCKET_CHAT_SESSION", id)));
      MEMBERSHIP.answer(
          "/internal/users/" + id + "/channels", _ -> Answer.json("{\"channels\":[]}"));
    }
    var sockets = new ArrayList<TestSocket>();
    try (var crowd = AUTH.slowly()) {
      for (int i = 0; i < SOCKETS_EACH; i++) {
        people.forEach(person -> sockets.add(comeBack(person)));
      }
      sockets.forEach(socket -> socket.nextWith("\"updated\""));
      assertThat(crowd.mostAtOnce()).isLessThanOrEqualTo(AUTH_AT_ONCE);
      assertThat(crowd.introspections()).isEqualTo(PEOPLE);
    } finally {
      sockets.forEach(TestSocket::close);
    }
  }

  @Test
  void listThatCouldNotBeHad_isAskedForAgain_andTheSessionHears() {
    var id = "USTLATE";
    var person = new Person(id, AUTH.token("ROCKET_CHAT_SESSION", id));
    var path = "/internal/users/" + id + "/channels";
    MEMBERSHIP.answer(path, _ -> Answer.bare(503));
    try (var socket = comeBack(person)) {
      socket.nextWith("\"updated\"");
      assertThat(bean(ConnectedUsers.class).in("RSTLATE")).isEmpty();
      MEMBERSHIP.answer(path, _ -> Answer.json("{\"channels\":[{\"id\":\"RSTLATE\"}]}"));
      await()
          .untilAsserted(
              () ->
                  assertThat(bean(ConnectedUsers.class).in("RSTLATE"))
                      .extracting(ConnectedUser::id)
                      .containsExactly(new UserId(id)));
    }
  }
}
