package io.snug.gateway.auth;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How Slack tokens may be presented.
///
/// @param queryTokens whether a token in the query string counts, as it does for older apps
@ConfigurationProperties("snug.slack")
public record AuthenticationProperties(@DefaultValue("true") boolean queryTokens) {}
