package io.snug.gateway.auth;

import io.snug.gateway.edge.ClientAddress;
import io.snug.gateway.flow.Turnstile;
import io.snug.gateway.late.LatePeers;
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
  Turnstile authTurnstile(IntrospectionProperties properties) {
    return new Turnstile("auth-service", properties.atOnce(), properties.waitingMax());
  }

  @Bean
  IntrospectionClient introspectionClient(
      InternalClient clients, Turnstile authTurnstile, InstantSource clock) {
    return new IntrospectionClient(clients, authTurnstile, clock);
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
  LatePeers latePeers() {
    return new LatePeers();
  }

  @Bean
  ForwardedHeaders forwardedHeaders(ClientAddress clientAddress, LatePeers latePeers) {
    return new ForwardedHeaders(clientAddress, latePeers);
  }

  @Bean
  LatePeersHeaders latePeersHeaders(LatePeers latePeers) {
    return new LatePeersHeaders(latePeers);
  }

  @Bean
  JudgeAnswerFilter judgeAnswerFilter() {
    return new JudgeAnswerFilter();
  }

  @Bean
  IntrospectionHealth introspectionHealthIndicator(
      IntrospectionClient client, Introspections introspections, InternalClient clients) {
    return new IntrospectionHealth(client, introspections, clients);
  }
}
