package io.snug.auth.workspace;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The default workspace, made at the first start and never changed by these settings afterwards,
/// except for the address.
///
/// @param id its id; a new one is made when absent
/// @param domain the short name Slack's clients are shown
/// @param url where people reach the deployment; absolute addresses in replies start with it
@ConfigurationProperties("snug.workspace")
public record WorkspaceProperties(
    @Nullable String id,
    @DefaultValue("Snug") String name,
    @DefaultValue("snug") String domain,
    @DefaultValue("http://localhost:8080") URI url) {

  public WorkspaceProperties {
    if (!url.isAbsolute()) {
      throw new IllegalArgumentException("snug.workspace.url must be absolute, not " + url);
    }
    if (!domain.matches("[a-z0-9-]{1,63}")) {
      throw new IllegalArgumentException(
          "snug.workspace.domain holds a-z, 0-9 and '-' only, not " + domain);
    }
  }

  /// The absolute address of a path that starts with a slash.
  public String address(String path) {
    var base = url.toString();
    return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
  }
}
