package io.snug.platform.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerTest {
  @Test
  void callersOfOneRole_shareTheirPermissions() {
    var ada = caller("ada", Set.of("create-p", "view-c-room"));
    var ben = caller("ben", Set.of("view-c-room", "create-p"));

    assertThat(ben.permissions())
        .isSameAs(ada.permissions())
        .containsExactlyInAnyOrder("create-p", "view-c-room");
  }

  @Test
  void callersOfOtherRoles_keepTheirOwnPermissions() {
    var ada = caller("ada", Set.of("create-p", "view-c-room"));
    var ben = caller("ben", Set.of("view-c-room"));

    assertThat(ada.may("create-p")).isTrue();
    assertThat(ben.may("create-p")).isFalse();
  }

  private static Caller caller(String username, Set<String> permissions) {
    return new Caller(
        new UserId("U" + username),
        new WorkspaceId("T1"),
        username,
        username,
        "token-of-" + username,
        CredentialKind.ROCKET_CHAT_SESSION,
        Set.of("user"),
        permissions,
        Set.of(),
        Set.of(),
        null);
  }
}
