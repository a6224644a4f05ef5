package io.snug.gateway.route;

import io.snug.platform.dialect.Dialect;
import io.snug.platform.internal.Peer;

/// A REST endpoint of Rocket.Chat.
///
/// @param limited whether REST's limit per client and route counts it
public record RocketChatRoute(String name, Peer service, Access access, boolean limited)
    implements Endpoint {
  @Override
  public Dialect dialect() {
    return Dialect.ROCKET_CHAT;
  }
}
