package io.snug.auth.permission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DefaultPermissionsTest {

  @Test
  void load_knowsWhoMayWhat() {
    var permissions = DefaultPermissions.load();

    assertThat(permissions.get("create-p")).contains("admin", "user", "bot");
    assertThat(permissions.get("create-user")).containsExactly("admin");
    assertThat(permissions.get("add-user-to-any-p-room")).isEmpty();
    assertThat(permissions.get("features.channels")).contains("user");
    assertThat(permissions.get("sharing.public_channels")).containsExactly("admin");
  }
}
