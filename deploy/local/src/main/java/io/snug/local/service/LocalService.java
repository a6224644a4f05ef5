package io.snug.local.service;

import io.snug.auth.AuthServiceApplication;
import io.snug.channel.ChannelServiceApplication;
import io.snug.gateway.GatewayApplication;
import io.snug.membership.MembershipServiceApplication;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// The services, in the order in which they are closed.
public enum LocalService {
  GATEWAY("gateway", null),
  MEMBERSHIP("membership-service", "membership"),
  CHANNEL("channel-service", "channel"),
  AUTH("auth-service", "auth");

  private final String title;
  private final @Nullable String database;

  LocalService(String title, @Nullable String database) {
    this.title = title;
    this.database = database;
  }

  public static LocalService titled(String title) {
    return Arrays.stream(values())
        .filter(service -> service.title.equals(title))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no service " + title));
  }

  public static List<String> databases() {
    return Arrays.stream(values()).map(s -> s.database).filter(Objects::nonNull).toList();
  }

  public String title() {
    return title;
  }

  /// The database it keeps; null for the gateway, which has none.
  public @Nullable String database() {
    return database;
  }

  SpringApplicationBuilder builder() {
    return switch (this) {
      case GATEWAY -> GatewayApplication.builder();
      case MEMBERSHIP -> MembershipServiceApplication.builder();
      case CHANNEL -> ChannelServiceApplication.builder();
      case AUTH -> AuthServiceApplication.builder();
    };
  }
}
