package io.snug.gateway;

import io.snug.platform.service.CoreConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// What the gateway takes from the platform: clock, peers and the internal door. It has no
/// database.
@Configuration(proxyBeanMethods = false)
@Import(CoreConfiguration.class)
class GatewayConfiguration {}
