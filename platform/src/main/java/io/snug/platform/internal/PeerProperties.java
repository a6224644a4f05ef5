package io.snug.platform.internal;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the peers are, and how long to wait for one.
@ConfigurationProperties("snug.peers")
public record PeerProperties(
    @DefaultValue("http://localhost:8081") URI auth,
    @DefaultValue("http://localhost:8082") URI channel,
    @DefaultValue("http://localhost:8083") URI membership,
    @DefaultValue("http://localhost:8080") URI gateway,
    @DefaultValue("3s") Duration timeout) {

  URI of(Peer peer) {
    return switch (peer) {
      case AUTH -> auth;
      case CHANNEL -> channel;
      case MEMBERSHIP -> membership;
      case GATEWAY -> gateway;
    };
  }
}
