package io.snug.gateway.auth;

import io.snug.platform.dialect.Dialect;
import org.jspecify.annotations.Nullable;

/// What a caller showed to prove who they are, not yet checked.
public sealed interface Credential {
  Dialect dialect();

  String token();

  /// The account the caller claims to be, where the dialect asks for that too.
  default @Nullable String userId() {
    return null;
  }

  record Slack(String token) implements Credential {
    @Override
    public Dialect dialect() {
      return Dialect.SLACK;
    }

    boolean isBot() {
      return token.startsWith("xoxb-") || token.startsWith("xoxe.xoxb-");
    }

    @Override
    public String toString() {
      return "Slack[]";
    }
  }

  record RocketChat(String token, String userId) implements Credential {
    @Override
    public Dialect dialect() {
      return Dialect.ROCKET_CHAT;
    }

    @Override
    public String toString() {
      return "RocketChat[" + userId + ']';
    }
  }

  record OpenWebUi(String token) implements Credential {
    private static final String KEY_PREFIX = "sk-";

    @Override
    public Dialect dialect() {
      return Dialect.OPEN_WEBUI;
    }

    /// API keys open every HTTP endpoint, and no socket.
    public boolean isApiKey() {
      return token.startsWith(KEY_PREFIX);
    }

    @Override
    public String toString() {
      return "OpenWebUi[]";
    }
  }
}
