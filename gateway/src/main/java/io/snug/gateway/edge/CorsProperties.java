package io.snug.gateway.edge;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whether browsers of other origins may call. Slack and Open WebUI always let them; Rocket.Chat
/// does so only where the operator says so.
@ConfigurationProperties("snug.cors")
public record CorsProperties(@DefaultValue("false") boolean rocketChat) {}
