package io.snug.auth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AdminPropertiesTest {

  @Test
  void all_orNone_areSet() {
    assertThat(new AdminProperties(null, null, null).username()).isNull();
    assertThat(new AdminProperties("root", "secret", "root@example.com"))
        .asString()
        .doesNotContain("secret");
    assertThatThrownBy(() -> new AdminProperties("root", null, null))
        .hasMessageContaining("snug.bootstrap.admin");
  }
}
