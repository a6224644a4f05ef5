package io.snug.gateway.auth;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long the edge believes what auth-service said about a credential.
///
/// @param fresh for how long it is not asked again, at most
/// @param refused for how long a refusal is remembered
/// @param entriesMax how many credentials are remembered at once
/// @param atOnce how many questions and log-ins auth-service gets at the same time
/// @param waitingMax how many may wait for their turn
@ConfigurationProperties("snug.introspection")
public record IntrospectionProperties(
    @DefaultValue("50s") Duration fresh,
    @DefaultValue("1s") Duration refused,
    @DefaultValue("50000") int entriesMax,
    @DefaultValue("32") int atOnce,
    @DefaultValue("10000") int waitingMax) {
  public IntrospectionProperties {
    if (fresh.isNegative() || fresh.compareTo(Duration.ofSeconds(60)) > 0) {
      throw new IllegalArgumentException("snug.introspection.fresh must be between 0s and 60s");
    }
    if (refused.isNegative() || refused.compareTo(Duration.ofSeconds(10)) > 0) {
      throw new IllegalArgumentException("snug.introspection.refused must be between 0s and 10s");
    }
    refuseNone(entriesMax, "entries-max");
    refuseNone(atOnce, "at-once");
    refuseNone(waitingMax, "waiting-max");
  }

  private static void refuseNone(int number, String name) {
    if (number < 1) {
      throw new IllegalArgumentException("snug.introspection." + name + " must be positive");
    }
  }
}
