package io.snug.membership.slack;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whether Slack's old `groups.*` methods still work, with a warning, or only say what to use
/// instead.
@ConfigurationProperties("snug.slack.legacy")
public record SlackLegacyProperties(@DefaultValue("false") boolean retired) {}
