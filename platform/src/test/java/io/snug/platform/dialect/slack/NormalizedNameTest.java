package io.snug.platform.dialect.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalizedNameTest {
  @ParameterizedTest
  @CsvSource({"plans-2026, plans-2026", "café, cafe", "åäö_ñ, aao_n", "東京, 東京", "москва, москва"})
  void aName_losesItsDiacriticsOnly(String name, String normalized) {
    assertThat(NormalizedName.of(name)).isEqualTo(normalized);
  }
}
