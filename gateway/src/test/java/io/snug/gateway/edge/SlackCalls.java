package io.snug.gateway.edge;

import static io.snug.gateway.testing.RunningGateway.client;

import org.springframework.test.web.reactive.server.WebTestClient;

/// Calls of Slack's clients, and the errors they are told.
final class SlackCalls {
  private SlackCalls() {}

  static WebTestClient.ResponseSpec form(String method, String token, String body) {
    return client()
        .post()
        .uri("/api/" + method)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .bodyValue(body)
        .exchange();
  }

  static void isError(WebTestClient.ResponseSpec response, String code) {
    response
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("x-slack-failure", code)
        .expectHeader()
        .valueEquals("Content-Type", "application/json; charset=utf-8")
        .expectBody()
        .jsonPath("$.ok")
        .isEqualTo(false)
        .jsonPath("$.error")
        .isEqualTo(code);
  }
}
