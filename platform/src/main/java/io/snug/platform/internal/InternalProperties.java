package io.snug.platform.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The secret all services of a deployment share. There is no default: an open door nobody knows of
/// is worse than a service that does not start.
@ConfigurationProperties("snug.internal")
public record InternalProperties(@DefaultValue("") String key) {
  public InternalProperties {
    if (key.length() < 16) {
      throw new IllegalArgumentException(
          "snug.internal.key must be set to the same secret of at least 16 characters for every"
              + " service");
    }
  }
}
