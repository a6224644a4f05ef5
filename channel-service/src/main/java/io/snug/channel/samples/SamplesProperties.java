package io.snug.channel.samples;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param enabled whether the workspace gets its `general` channel; never in production
@ConfigurationProperties("snug.samples")
public record SamplesProperties(@DefaultValue("false") boolean enabled) {}
