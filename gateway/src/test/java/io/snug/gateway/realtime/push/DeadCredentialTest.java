package io.snug.gateway.realtime.push;

import static io.snug.gateway.testing.RunningGateway.AUTH;
import static io.snug.gateway.testing.RunningGateway.INTERNAL_KEY;
import static io.snug.gateway.testing.RunningGateway.client;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.snug.gateway.testing.StubService.Received;
import io.snug.platform.event.EventFormat;
import io.snug.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whose credential is dead is cut off at once, also where Kafka would be late.
class DeadCredentialTest extends PushFixture {
  @Test
  void revokedToken_endsItsSessions_atOnce_andOnlyThose() {
    var other = AUTH.token("ROCKET_CHAT_SESSION", user);
    try (var ddp = ddp();
        var frontEnd = frontEnd()) {
      AUTH.refuse(rocketChat, "revoked");
      revoke("id-of-" + rocketChat);
      assertThat(ddp.nextWith("removed")).contains("\"collection\":\"users\"");
      assertThat(ddp.closed().getCode()).isEqualTo(4001);
      assertThat(frontEnd.send("429[\"heartbeat\",{}]").next()).isEqualTo("439[]");
      client()
          .get()
          .uri("/api/v1/me")
          .header("X-Auth-Token", rocketChat)
          .header("X-User-Id", user)
          .exchange()
          .expectStatus()
          .isUnauthorized();
      client()
          .get()
          .uri("/api/v1/me")
          .header("X-Auth-Token", other)
          .header("X-User-Id", user)
          .exchange()
          .expectStatus()
          .isOk();
    }
  }

  @Test
  void expiredToken_endsItsSession_thoughItOnlyListens() {
    var soon = Instant.now().plusSeconds(2).getEpochSecond();
    AUTH.of(rocketChat).put("expiresAt", soon);
    AUTH.of(openWebUi).put("expiresAt", soon);
    try (var ddp = ddp();
        var frontEnd = frontEnd();
        var other = frontEndOf(AUTH.token("OPEN_WEBUI_SESSION", user))) {
      AUTH.refuse(rocketChat, "expired");
      AUTH.refuse(openWebUi, "expired");
      assertThat(ddp.closed().getCode()).isEqualTo(4001);
      assertThat(frontEnd.nextWith("41")).isEqualTo("41");
      assertThat(other.send("429[\"heartbeat\",{}]").next()).isEqualTo("439[]");
    }
  }

  @Test
  void nobodyIsCutOff_whileNobodyCanSayWhetherTheyMayStay() {
    AUTH.of(rocketChat).put("expiresAt", Instant.now().plusSeconds(2).getEpochSecond());
    try (var ddp = ddp()) {
      AUTH.whileReviewsFail(
          () -> {
            AUTH.refuse(rocketChat, "expired");
            await().until(() -> AUTH.service().count(this::isReview) > 1);
            ddp.send("{\"msg\":\"ping\"}");
            assertThat(ddp.nextWith("pong")).isEqualTo("{\"msg\":\"pong\"}");
          });
      assertThat(ddp.closed().getCode()).isEqualTo(4001);
    }
  }

  private boolean isReview(Received asked) {
    return asked.path().equals("/internal/reviews") && asked.body().contains(rocketChat);
  }

  @Test
  void directEvents_areTakenFromPeersOnly() {
    client()
        .post()
        .uri("/internal/events")
        .header("X-Snug-Internal", "wrong")
        .bodyValue("[]")
        .exchange()
        .expectStatus()
        .isNotFound();
    client()
        .post()
        .uri("/internal/events")
        .header("X-Snug-Internal", INTERNAL_KEY)
        .header("Content-Type", EventFormat.BATCH)
        .bodyValue("[]".getBytes(StandardCharsets.UTF_8))
        .exchange()
        .expectStatus()
        .isNoContent();
  }

  @Test
  void deactivatedAccount_isDisconnectedEverywhere() {
    try (var ddp = ddp();
        var frontEnd = frontEnd()) {
      publish("snug.users.v1", event("account-deactivated", user, Json.object().put("id", user)));
      assertThat(ddp.closed().getCode()).isEqualTo(4001);
      assertThat(frontEnd.nextWith("41")).isEqualTo("41");
      frontEnd.closed();
    }
  }

  private void revoke(String tokenId) {
    var data = Json.object().put("tokenId", tokenId).put("userId", user);
    var batch = EventFormat.toJson(List.of(event("token-revoked", user, data)));
    client()
        .post()
        .uri("/internal/events")
        .header("X-Snug-Internal", INTERNAL_KEY)
        .header("Content-Type", EventFormat.BATCH)
        .bodyValue(Json.writeBytes(batch))
        .exchange()
        .expectStatus()
        .isNoContent();
  }
}
