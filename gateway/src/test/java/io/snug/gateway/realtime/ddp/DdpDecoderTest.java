package io.snug.gateway.realtime.ddp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DdpDecoderTest {
  @Test
  void decode_readsMethod_withoutParams() {
    assertThat(DdpDecoder.decode("{\"msg\":\"method\",\"method\":\"logout\",\"id\":\"1\"}"))
        .isInstanceOfSatisfying(
            DdpFrame.Method.class,
            method -> {
              assertThat(method.name()).isEqualTo("logout");
              assertThat(method.params()).isEmpty();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "{}",
        "{\"msg\":\"dance\"}",
        "{\"msg\":\"method\",\"id\":\"1\"}",
        "{\"msg\":\"method\",\"method\":\"m\"}",
        "{\"msg\":\"sub\",\"id\":\"1\"}",
        "{\"msg\":\"unsub\"}"
      })
  void decode_isMalformed_whenSomethingIsMissing(String text) {
    assertThat(DdpDecoder.decode(text)).isEqualTo(new DdpFrame.Malformed());
  }
}
