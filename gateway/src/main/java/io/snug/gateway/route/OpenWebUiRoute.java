package io.snug.gateway.route;

import io.snug.platform.dialect.Dialect;
import io.snug.platform.internal.Peer;

/// A REST path pattern of Open WebUI; `{}` stands for one segment, `**` for any rest.
public record OpenWebUiRoute(String name, Peer service, Access access) implements Endpoint {
  @Override
  public Dialect dialect() {
    return Dialect.OPEN_WEBUI;
  }
}
