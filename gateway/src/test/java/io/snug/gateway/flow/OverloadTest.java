package io.snug.gateway.flow;

import static io.snug.gateway.testing.RunningGateway.AUTH;
import static io.snug.gateway.testing.RunningGateway.CHANNEL;
import static io.snug.gateway.testing.RunningGateway.IN_FLIGHT_MAX;
import static io.snug.gateway.testing.RunningGateway.bean;
import static io.snug.gateway.testing.RunningGateway.client;
import static io.snug.gateway.testing.RunningGateway.port;
import static io.snug.gateway.testing.RunningGateway.socket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.snug.gateway.testing.StubService.Answer;
import io.snug.platform.internal.Peer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Sinks;

/// A service that has become slow, with more clients than it can have.
class OverloadTest {
  private static final String SLOW = "/api/v1/channels/slow";

  private final String slack = AUTH.token("SLACK_USER", "UO1", "groups:write");
  private final String rocketChat = AUTH.token("ROCKET_CHAT_SESSION", "UO1");
  private final String openWebUi = AUTH.token("OPEN_WEBUI_SESSION", "UO1");
  private final WebTestClient client = client();
  private final HttpClient crowd = HttpClient.newHttpClient();

  @AfterEach
  void everythingIsFreeAgain() {
    CHANNEL.forget(SLOW);
    crowd.close();
    await().until(() -> bean(InFlight.class).at(Peer.CHANNEL) == 0);
    openWebUi().expectStatus().isOk();
  }

  private WebTestClient.ResponseSpec openWebUi() {
    return client.get().uri(SLOW).header("Authorization", "Bearer " + openWebUi).exchange();
  }

  private WebTestClient.ResponseSpec slack(String method) {
    return client
        .post()
        .uri("/api/" + method)
        .header("Authorization", "Bearer " + slack)
        .exchange();
  }

  /// Fills the service's share with requests it is slow to answer.
  private List<CompletableFuture<HttpResponse<String>>> fill(Sinks.One<Answer> answer) {
    CHANNEL.answerLater(SLOW, _ -> answer.asMono());
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + SLOW))
            .header("Authorization", "Bearer " + openWebUi)
            .build();
    var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
    for (int i = 0; i < IN_FLIGHT_MAX; i++) {
      answers.add(crowd.sendAsync(request, BodyHandlers.ofString()));
    }
    await().until(() -> bean(InFlight.class).at(Peer.CHANNEL) == IN_FLIGHT_MAX);
    return answers;
  }

  private static Consumer<String> seconds() {
    return value -> assertThat(Integer.parseInt(value)).isBetween(1, 4);
  }

  @Test
  void requestBeyondTheBound_isRefusedAtOnce_inEachDialect_andOtherServicesGoOn() {
    var answer = Sinks.<Answer>one();
    var answers = fill(answer);
    slack("groups.create")
        .expectStatus()
        .isEqualTo(429)
        .expectHeader()
        .value(HttpHeaders.RETRY_AFTER, seconds())
        .expectBody()
        .json("{\"ok\":false,\"error\":\"ratelimited\"}");
    client
        .post()
        .uri("/api/v1/groups.create")
        .header("X-Auth-Token", rocketChat)
        .header("X-User-Id", "UO1")
        .exchange()
        .expectStatus()
        .isEqualTo(429)
        .expectHeader()
        .value(HttpHeaders.RETRY_AFTER, seconds())
        .expectBody()
        .jsonPath("$.error")
        .value(text -> assertThat((String) text).endsWith("[error-too-many-requests]"));
    openWebUi()
        .expectStatus()
        .isEqualTo(503)
        .expectHeader()
        .value(HttpHeaders.RETRY_AFTER, seconds())
        .expectBody()
        .jsonPath("$.detail")
        .exists();
    try (var ddp = socket("/websocket")) {
      ddp.send("{\"msg\":\"connect\",\"version\":\"1\",\"support\":[\"1\"]}").nextWith("connected");
      ddp.send("{\"msg\":\"method\",\"method\":\"sendMessage\",\"id\":\"1\",\"params\":[]}");
      assertThat(ddp.nextWith("\"result\"")).contains("too-many-requests", "timeToReset");
    }
    slack("groups.open").expectStatus().isOk().expectBody().jsonPath("$.ok").isEqualTo(true);
    answer.tryEmitValue(Answer.json("{\"ok\":true}"));
    assertThat(answers)
        .allSatisfy(each -> assertThat(each.join().body()).isEqualTo("{\"ok\":true}"));
  }

  @Test
  void requestsThatAreNeverAnswered_end_andTheirPlacesAreFree() {
    var answers = fill(Sinks.one());
    assertThat(answers).allSatisfy(each -> assertThat(each.join().statusCode()).isEqualTo(504));
  }

  @Test
  void bodyThatNeverEnds_isGivenUp_andItsPlaceIsFree() throws IOException {
    try (var socket = new Socket("127.0.0.1", port())) {
      var request =
          "POST /api/v1/channels/create HTTP/1.1\r\nHost: snug\r\nAuthorization: Bearer "
              + openWebUi
              + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(answer).startsWith("HTTP/1.1 408 ").contains("connection: close");
    }
  }
}
