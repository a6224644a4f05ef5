package io.snug.gateway.edge;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What the edge lets through.
///
/// @param bodyLimit the largest request body
/// @param connectTimeout how long a service may take to accept a connection
/// @param trustForwardedFor whether the client's address is read from `X-Forwarded-For`; only where
///   a proxy in front sets it, since anybody can send that header
@ConfigurationProperties("snug.gateway")
public record EdgeProperties(
    @DefaultValue("1MB") DataSize bodyLimit,
    @DefaultValue("1s") Duration connectTimeout,
    @DefaultValue("false") boolean trustForwardedFor) {
  public EdgeProperties {
    if (bodyLimit.toBytes() < 1024) {
      throw new IllegalArgumentException("snug.gateway.body-limit must be at least 1KB");
    }
    if (connectTimeout.isNegative() || connectTimeout.isZero()) {
      throw new IllegalArgumentException("snug.gateway.connect-timeout must be positive");
    }
  }
}
