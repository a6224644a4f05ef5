package io.snug.platform.caller;

/// What a caller showed at the edge to prove who they are.
public enum CredentialKind {
  ROCKET_CHAT_SESSION,
  ROCKET_CHAT_PERSONAL,
  SLACK_USER,
  SLACK_BOT,
  OPEN_WEBUI_SESSION,
  OPEN_WEBUI_API_KEY
}
