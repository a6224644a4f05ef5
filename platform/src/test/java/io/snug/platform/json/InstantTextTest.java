package io.snug.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {
  @ParameterizedTest
  @CsvSource({
    "2026-02-28T23:59:59Z, 2026-02-28T23:59:59Z",
    "2026-02-28T23:59:59.123456789Z, 2026-02-28T23:59:59.123456789Z",
    "2026-02-28T23:59:59.123456+00:00, 2026-02-28T23:59:59.123456Z",
    "2026-02-28 23:59:59.1+00, 2026-02-28T23:59:59.1Z",
    "2026-02-28 23:59:59-08, 2026-03-01T07:59:59Z",
    "2026-02-28 23:59:59.123456+05:30, 2026-02-28T18:29:59.123456Z"
  })
  void anInstant_isReadAsJsonAndPostgresWriteIt(String text, Instant instant) {
    assertThat(InstantText.parse(text)).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2026-02-28", "2026-02-30T00:00:00Z", "infinity", "-08"})
  void whatIsNone_isRefused(String text) {
    assertThatThrownBy(() -> InstantText.parse(text)).isInstanceOf(DateTimeException.class);
  }
}
