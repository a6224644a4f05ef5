package io.snug.gateway.auth;

import io.snug.gateway.edge.ClientAddress;
import io.snug.gateway.metrics.EdgeMetrics;
import io.snug.platform.internal.InternalClient;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Who calls, and what they may.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AuthenticationProperties.class, IntrospectionProperties.class})
public class AuthConfiguration {
  @Bean
  IntrospectionClient introspectionClient(InternalClient clients, InstantSource clock) {
    return new IntrospectionClient(clients, clock);
  }

  @Bean
  Introspections introspections(
      IntrospectionClient client,
      IntrospectionProperties properties,
      InstantSource clock,
      EdgeMetrics metrics) {
    return new Introspections(client, properties, clock, metrics);
  }

  @Bean
  Revocations revocations(Introspections introspections) {
    return new Revocations(introspections);
  }

  @Bean
  AuthenticationFilter authenticationFilter(
      AuthenticationProperties properties, Introspections introspections) {
    return new AuthenticationFilter(new Credentials(properties), introspections);
  }

  @Bean
  SlackScopeHeadersFilter slackScopeHeadersFilter() {
    return new SlackScopeHeadersFilter();
  }

  @Bean
  SlackAuthorizationFilter slackAuthorizationFilter() {
    return new SlackAuthorizationFilter();
  }

  @Bean
  ForwardedHeaders forwardedHeaders(ClientAddress clientAddress) {
    return new ForwardedHeaders(clientAddress);
  }

  @Bean
  IntrospectionHealth introspectionHealthIndicator(
      IntrospectionClient client, Introspections introspections, InternalClient clients) {
    return new IntrospectionHealth(client, introspections, clients);
  }
}
