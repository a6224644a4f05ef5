package io.snug.gateway.route;

import java.util.List;
import java.util.Set;

/// The scopes of which any one opens a method, in the order in which Slack names them.
///
/// @param header what `X-Accepted-OAuth-Scopes` says
public record Scopes(List<String> any, String header) {
  public static final Scopes NONE = of();

  public static Scopes of(String... any) {
    return new Scopes(List.of(any), String.join(",", any));
  }

  public boolean admit(Set<String> granted) {
    if (any.isEmpty()) {
      return true;
    }
    for (var scope : any) {
      if (granted.contains(scope)) {
        return true;
      }
    }
    return false;
  }

  /// The scope to name when none was granted.
  public String needed() {
    return any.getFirst();
  }
}
