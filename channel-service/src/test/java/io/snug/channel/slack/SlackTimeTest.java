package io.snug.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.channel.message.MessageTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackTimeTest {

  @Test
  void parse_keepsEveryDigit_whenTheFormIsRight() {
    assertThat(SlackTime.parse("1700000000.000123"))
        .isEqualTo(new MessageTime(1_700_000_000_000_123L))
        .hasToString("1700000000.000123");
    assertThat(SlackTime.parse("1700000000.5")).hasToString("1700000000.500000");
    assertThat(SlackTime.parse("0")).hasToString("0000000000.000000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "now", "-1", "1.1234567", "12345678901", "1e9", "1,5"})
  void parse_findsNothing_whenTheFormIsWrong(String text) {
    assertThat(SlackTime.parse(text)).isNull();
  }
}
