package io.snug.membership.openwebui;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whether Open WebUI's clients have channels at all.
@ConfigurationProperties("snug.open-webui")
public record OpenWebUiProperties(@DefaultValue("true") boolean channelsEnabled) {}
