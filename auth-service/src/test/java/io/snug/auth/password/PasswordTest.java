package io.snug.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {
  private static final String DIGEST_OF_SECRET =
      "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";

  @Test
  void plainAndDigest_areTheSamePassword() {
    assertThat(Password.plain("secret")).isEqualTo(new Password(DIGEST_OF_SECRET));
    assertThat(Password.ofDigest(DIGEST_OF_SECRET)).contains(Password.plain("secret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "secret", "2BB8", "zz"})
  void ofDigest_isEmpty_whenItIsNone(String text) {
    assertThat(Password.ofDigest(text)).isEmpty();
  }

  @Test
  void toString_tellsNothing() {
    assertThat(Password.plain("secret")).asString().doesNotContain("2bb8", "secret");
  }
}
