package io.snug.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The gateway knows families of methods; those of their members that nobody serves are refused in
/// their dialect.
class UnknownMethodsIT extends ChannelServiceFixture {

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/chat.react", "/api/v1/groups.create", "/api/v1/chat.a/b"})
  void rocketChat(String path) {
    var answer = get(ADA, path);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.at("").toString())
        .isEqualTo("{\"success\":false,\"error\":\"Resource not found\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/channels/create", "/api/v1/channels/c/messages/m/reactions/add"})
  void openWebUi(String path) {
    var answer = get(openWebUi(ADA), path);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.at("").toString()).isEqualTo("{\"detail\":\"Not Found\"}");
  }
}
