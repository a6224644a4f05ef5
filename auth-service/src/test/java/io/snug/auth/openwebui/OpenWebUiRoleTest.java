package io.snug.auth.openwebui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OpenWebUiRoleTest {

  @Test
  void role_isTheStrongest() {
    assertThat(OpenWebUiRole.of(List.of("user", "admin"))).isEqualTo("admin");
    assertThat(OpenWebUiRole.of(List.of("pending"))).isEqualTo("pending");
    assertThat(OpenWebUiRole.of(List.of("bot"))).isEqualTo("user");
  }

  @Test
  void roles_ofAnUnknownRole_waitForApproval() {
    assertThat(OpenWebUiRole.roles("owner")).containsExactly("pending");
    assertThat(OpenWebUiRole.roles("admin")).containsExactly("admin", "user");
  }
}
