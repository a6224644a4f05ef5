package io.snug.auth.bootstrap;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The administrator a first start makes where there is none yet. All three or none are set.
@ConfigurationProperties("snug.bootstrap.admin")
public record AdminProperties(
    @Nullable String username, @Nullable String password, @Nullable String email) {

  public AdminProperties {
    boolean none = username == null && password == null && email == null;
    boolean all = username != null && password != null && email != null;
    if (!none && !all) {
      throw new IllegalArgumentException(
          "snug.bootstrap.admin needs username, password and email, or none of them");
    }
  }

  /// Never shows the password.
  @Override
  public String toString() {
    return "AdminProperties[" + username + "]";
  }
}
