package io.snug.channel.openwebui;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param channelsEnabled whether Open WebUI's channels endpoints answer at all
@ConfigurationProperties("snug.open-webui")
public record OpenWebUiProperties(@DefaultValue("true") boolean channelsEnabled) {}
