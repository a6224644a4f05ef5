package io.snug.gateway.edge;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What the edge lets through.
///
/// @param bodyLimit the largest request body
/// @param connectTimeout how long a service may take to accept a connection
/// @param responseTimeout how long a service may take to answer
/// @param requestTimeout how long a client may take to send a request's body
/// @param inFlightMax how many requests each service may have that it has not answered yet
/// @param trustForwardedFor whether the client's address is read from `X-Forwarded-For`; only where
///   a proxy in front sets it, since anybody can send that header
@ConfigurationProperties("snug.gateway")
public record EdgeProperties(
    @DefaultValue("1MB") DataSize bodyLimit,
    @DefaultValue("1s") Duration connectTimeout,
    @DefaultValue("10s") Duration responseTimeout,
    @DefaultValue("30s") Duration requestTimeout,
    @DefaultValue("256") int inFlightMax,
    @DefaultValue("false") boolean trustForwardedFor) {
  public EdgeProperties {
    if (bodyLimit.toBytes() < 1024) {
      throw new IllegalArgumentException("snug.gateway.body-limit must be at least 1KB");
    }
    refuseNegative(connectTimeout, "connect-timeout");
    refuseNegative(responseTimeout, "response-timeout");
    refuseNegative(requestTimeout, "request-timeout");
    if (inFlightMax < 1) {
      throw new IllegalArgumentException("snug.gateway.in-flight-max must be positive");
    }
  }

  private static void refuseNegative(Duration duration, String name) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException("snug.gateway." + name + " must be positive");
    }
  }
}
