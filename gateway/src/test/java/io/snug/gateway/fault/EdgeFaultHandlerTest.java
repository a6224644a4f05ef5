package io.snug.gateway.fault;

import static io.snug.gateway.testing.RunningGateway.AUTH;
import static io.snug.gateway.testing.RunningGateway.CHANNEL;
import static io.snug.gateway.testing.RunningGateway.MEMBERSHIP;
import static io.snug.gateway.testing.RunningGateway.client;
import static org.assertj.core.api.Assertions.assertThat;

import io.snug.gateway.testing.StubService.Answer;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

class EdgeFaultHandlerTest {
  private final String slack = AUTH.token("SLACK_USER", "U1", "groups:write", "groups:read");
  private final String rocketChat = AUTH.token("ROCKET_CHAT_SESSION", "U1");
  private final String openWebUi = AUTH.token("OPEN_WEBUI_SESSION", "U1");
  private final WebTestClient client = client();

  private WebTestClient.ResponseSpec slack(String method) {
    return client
        .post()
        .uri("/api/" + method)
        .header("Authorization", "Bearer " + slack)
        .exchange();
  }

  private WebTestClient.ResponseSpec rocketChat(String method) {
    return client
        .post()
        .uri("/api/v1/" + method)
        .header("X-Auth-Token", rocketChat)
        .header("X-User-Id", "U1")
        .exchange();
  }

  private WebTestClient.ResponseSpec openWebUi(String path) {
    return client
        .get()
        .uri("/api/v1" + path)
        .header("Authorization", "Bearer " + openWebUi)
        .exchange();
  }

  @Test
  void serviceThatIsDown_isUnavailable_inEachDialect() {
    slack("groups.open").expectStatus().isOk();
    MEMBERSHIP.whileDown(
        () -> {
          slack("groups.open")
              .expectStatus()
              .isOk()
              .expectBody()
              .json("{\"ok\":false,\"error\":\"service_unavailable\"}", JsonCompareMode.STRICT);
          rocketChat("groups.kick")
              .expectStatus()
              .isEqualTo(503)
              .expectBody()
              .json(
                  "{\"success\":false,\"error\":\"Service unavailable\"}", JsonCompareMode.STRICT);
          openWebUi("/channels/")
              .expectStatus()
              .isEqualTo(503)
              .expectBody()
              .jsonPath("$.detail")
              .exists();
        });
    slack("groups.open").expectStatus().isOk().expectBody().jsonPath("$.ok").isEqualTo(true);
  }

  @Test
  void serviceThatDoesNotAnswer_leavesAWriteUnknown_butARead() {
    CHANNEL.answerLater("/api/groups.create", _ -> Mono.never());
    CHANNEL.answerLater("/api/groups.info", _ -> Mono.never());
    CHANNEL.answerLater("/api/v1/channels/slow", _ -> Mono.never());
    try {
      slack("groups.create")
          .expectStatus()
          .isOk()
          .expectBody()
          .jsonPath("$.error")
          .isEqualTo("fatal_error");
      slack("groups.info")
          .expectStatus()
          .isOk()
          .expectBody()
          .jsonPath("$.error")
          .isEqualTo("service_unavailable");
      openWebUi("/channels/slow").expectStatus().isEqualTo(504);
    } finally {
      CHANNEL.forget("/api/groups.create");
      CHANNEL.forget("/api/groups.info");
    }
  }

  @Test
  void connectionThatBreaks_isForgivenARead_butNotAWrite() {
    var asked = new AtomicInteger();
    CHANNEL.answerLater("/api/v1/channels/broken", _ -> breakFirst(asked));
    openWebUi("/channels/broken").expectStatus().isOk();
    assertThat(asked).hasValue(2);
    asked.set(0);
    CHANNEL.answerLater("/api/groups.create", _ -> breakFirst(asked));
    try {
      slack("groups.create").expectBody().jsonPath("$.error").isEqualTo("fatal_error");
      assertThat(asked).hasValue(1);
    } finally {
      CHANNEL.forget("/api/groups.create");
    }
  }

  private static Mono<Answer> breakFirst(AtomicInteger asked) {
    return asked.incrementAndGet() > 1
        ? Mono.just(Answer.json("{}"))
        : Mono.<Answer>fromRunnable(() -> Thread.startVirtualThread(CHANNEL::breakConnections))
            .then(Mono.never());
  }

  @Test
  void authServiceDown_servesWhoIsRemembered_andRefusesStrangers() {
    slack("groups.open").expectStatus().isOk();
    AUTH.service()
        .whileDown(
            () -> {
              slack("groups.open").expectBody().jsonPath("$.ok").isEqualTo(true);
              client
                  .post()
                  .uri("/api/groups.open")
                  .header("Authorization", "Bearer xoxp-stranger")
                  .exchange()
                  .expectStatus()
                  .isOk()
                  .expectBody()
                  .jsonPath("$.error")
                  .isEqualTo("service_unavailable");
              client
                  .get()
                  .uri("/api/v1/channels/")
                  .header("Authorization", "Bearer stranger")
                  .exchange()
                  .expectStatus()
                  .isEqualTo(503);
            });
  }
}
