package io.snug.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.auth.AuthServiceFixture;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;

class SigningKeysIT extends AuthServiceFixture {
  @Autowired private SigningKeys keys;
  @Autowired private SigningKeyRepository repository;

  @Test
  void keys_areTheSame_afterARestartAndForAnotherInstance() {
    var again = new SigningKeys(repository, Clock.systemUTC());

    assertThat(again.callerKey()).isEqualTo(keys.callerKey());
    assertThat(again.sessionKey()).isEqualTo(keys.sessionKey());
  }

  @Test
  void offer_isWonByOne_whenManyStartAtOnce() {
    for (int round = 0; round < 10; round++) {
      var purpose = "round-" + round;
      var won =
          Flux.range(0, 4)
              .flatMap(
                  _ ->
                      repository.offer(
                          purpose, "{\"kid\": \"%s\"}".formatted(UUID.randomUUID()), Instant.now()),
                  4)
              .collectList()
              .block();
      assertThat(won).hasSize(4).containsOnly(won.getFirst());
    }
    database.sql("DELETE FROM signing_key WHERE purpose LIKE 'round-%'").then().block();
  }
}
