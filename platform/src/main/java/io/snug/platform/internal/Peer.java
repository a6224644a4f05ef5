package io.snug.platform.internal;

/// A service that other services call on paths no client ever sees.
public enum Peer {
  AUTH,
  CHANNEL,
  MEMBERSHIP,
  GATEWAY
}
