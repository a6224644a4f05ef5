package io.snug.auth.openwebui;

import io.snug.auth.account.Roles;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What Open WebUI's clients may do and are told about the server.
///
/// @param version the front end compares it with its own
/// @param signUpEnabled whether strangers can make an account
/// @param defaultRole what such an account may do: `pending`, `user` or `admin`
/// @param channelsEnabled whether the front end shows channels
/// @param apiKeysEnabled whether accounts can have API keys
@ConfigurationProperties("snug.open-webui")
public record OpenWebUiProperties(
    @DefaultValue("0.11.0") String version,
    @DefaultValue("false") boolean signUpEnabled,
    @DefaultValue(Roles.PENDING) String defaultRole,
    @DefaultValue("true") boolean channelsEnabled,
    @DefaultValue("true") boolean apiKeysEnabled) {

  public OpenWebUiProperties {
    if (!Set.of(Roles.PENDING, Roles.USER, Roles.ADMIN).contains(defaultRole)) {
      throw new IllegalArgumentException(
          "snug.open-webui.default-role must be pending, user or admin, not " + defaultRole);
    }
  }
}
