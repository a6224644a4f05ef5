package io.snug.auth.mint;

import java.util.Set;
import java.util.TreeSet;

/// The scopes a token gets when none are asked for: all that this server has a use for.
///
/// @see <a href="https://docs.slack.dev/reference/scopes">Slack: Scopes</a>
final class SlackScopes {
  private static final Set<String> BOTH =
      Set.of(
          "channels:read",
          "channels:history",
          "channels:join",
          "groups:read",
          "groups:history",
          "groups:write",
          "groups:write.invites",
          "groups:write.topic",
          "im:read",
          "im:history",
          "im:write",
          "mpim:read",
          "mpim:history",
          "mpim:write",
          "chat:write",
          "reactions:read",
          "reactions:write",
          "users:read",
          "users:read.email",
          "team:read");

  private SlackScopes() {}

  static Set<String> ofUser() {
    return with("channels:write", "identify");
  }

  static Set<String> ofBot() {
    return with("channels:manage");
  }

  private static Set<String> with(String... more) {
    var scopes = new TreeSet<>(BOTH);
    scopes.addAll(Set.of(more));
    return scopes;
  }
}
