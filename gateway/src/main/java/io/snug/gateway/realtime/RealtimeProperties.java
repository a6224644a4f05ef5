package io.snug.gateway.realtime;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Bounds of a live socket.
///
/// @param frameLimit the largest frame a client may send
/// @param outboundMax how many frames may wait for a client that reads slowly, before it is let go
/// @param ddpPing after how much silence a Rocket.Chat client is asked whether it is there; after
///   the same time again it is let go
/// @param socketIoPing how often an Open WebUI client is pinged
/// @param socketIoPatience how long its answer may take
/// @param farewell over how long the sockets are closed when the gateway stops, so that their
///   clients do not come back all at once
/// @param loginReview how often the credential of an open socket is looked at
@ConfigurationProperties("snug.realtime")
public record RealtimeProperties(
    @DefaultValue("256KB") DataSize frameLimit,
    @DefaultValue("1024") int outboundMax,
    @DefaultValue("30s") Duration ddpPing,
    @DefaultValue("25s") Duration socketIoPing,
    @DefaultValue("20s") Duration socketIoPatience,
    @DefaultValue("5s") Duration farewell,
    @DefaultValue("60s") Duration loginReview) {
  public RealtimeProperties {
    if (frameLimit.toBytes() < 1024 || frameLimit.toBytes() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("snug.realtime.frame-limit must be 1KB to 2GB");
    }
    if (outboundMax < 1) {
      throw new IllegalArgumentException("snug.realtime.outbound-max must be positive");
    }
    refuseNegative(ddpPing, "ddp-ping");
    refuseNegative(socketIoPing, "socket-io-ping");
    refuseNegative(socketIoPatience, "socket-io-patience");
    refuseNegative(loginReview, "login-review");
    if (farewell.isNegative()) {
      throw new IllegalArgumentException("snug.realtime.farewell must not be negative");
    }
  }

  private static void refuseNegative(Duration duration, String name) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException("snug.realtime." + name + " must be positive");
    }
  }
}
