package io.snug.auth.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snug.platform.dialect.slack.SlackFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackCursorTest {

  @Test
  void read_findsTheIdAgain() {
    assertThat(SlackCursor.read(SlackCursor.after("U1"))).isEqualTo("U1");
  }

  @ParameterizedTest
  @NullAndEmptySource
  void read_startsAtTheBeginning_withoutACursor(String cursor) {
    assertThat(SlackCursor.read(cursor)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "%", "dXNlcjo=", "dGVhbTpDMQ=="})
  void read_isRefused_whenTheCursorIsNotOurs(String cursor) {
    assertThatThrownBy(() -> SlackCursor.read(cursor))
        .isInstanceOf(SlackFault.class)
        .hasMessage("invalid_cursor");
  }
}
