package io.snug.membership.slack;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How far the deprecated `groups.*` methods are gone.
@ConfigurationProperties("snug.slack")
public record SlackProperties(@DefaultValue("DEPRECATED") LegacyMethods legacyMethods) {

  /// What callers of `groups.*` get.
  public enum LegacyMethods {
    /// They work, with a warning.
    DEPRECATED,
    /// `method_deprecated`, as Slack answers today.
    RETIRED,
    /// `deprecated_endpoint`: for good.
    SWITCHED_OFF
  }
}
