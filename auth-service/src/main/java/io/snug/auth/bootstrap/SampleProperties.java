package io.snug.auth.bootstrap;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Accounts with well-known passwords, for a laptop. Never switch them on where strangers can
/// reach.
@ConfigurationProperties("snug.samples")
public record SampleProperties(@DefaultValue("false") boolean enabled) {}
