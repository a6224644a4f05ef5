package io.snug.auth.openwebui;

import io.snug.auth.account.Roles;
import java.util.Collection;
import java.util.List;

/// Open WebUI knows one role an account; it is the strongest of the account's roles.
final class OpenWebUiRole {
  private OpenWebUiRole() {}

  static String of(Collection<String> roles) {
    if (roles.contains(Roles.ADMIN)) {
      return Roles.ADMIN;
    }
    return roles.contains(Roles.PENDING) ? Roles.PENDING : Roles.USER;
  }

  /// The roles of an account that is made with that one; an unknown one has to wait for approval.
  static List<String> roles(String role) {
    return switch (role) {
      case Roles.ADMIN -> List.of(Roles.ADMIN, Roles.USER);
      case Roles.USER -> List.of(Roles.USER);
      default -> List.of(Roles.PENDING);
    };
  }
}
