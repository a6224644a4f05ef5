package io.snug.gateway.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.snug.gateway.fault.EdgeFaultHandler;
import io.snug.gateway.fault.RefuseUnknownFilter;
import io.snug.gateway.flow.AbandonedAnswer;
import io.snug.gateway.flow.InFlight;
import io.snug.gateway.flow.LimitInFlightFilter;
import io.snug.gateway.metrics.EdgeMetrics;
import io.snug.gateway.route.ChooseServiceFilter;
import io.snug.gateway.route.RouteTable;
import io.snug.platform.internal.PeerProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What is done to every request, whoever calls.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({EdgeProperties.class, CorsProperties.class})
public class EdgeConfiguration {
  @Bean
  RouteTable routeTable() {
    return new RouteTable();
  }

  @Bean
  EdgeMetrics edgeMetrics(MeterRegistry registry) {
    return new EdgeMetrics(registry);
  }

  @Bean
  ClientAddress clientAddress(EdgeProperties properties) {
    return new ClientAddress(properties);
  }

  @Bean
  EscapeTargets escapeTargets() {
    return new EscapeTargets();
  }

  @Bean
  InFlight inFlight(EdgeProperties properties, MeterRegistry registry) {
    return new InFlight(properties.inFlightMax(), registry);
  }

  @Bean
  AbandonedAnswer abandonedAnswer() {
    return new AbandonedAnswer();
  }

  @Bean
  LimitInFlightFilter limitInFlightFilter(InFlight inFlight) {
    return new LimitInFlightFilter(inFlight);
  }

  @Bean
  EdgeFaultHandler edgeFaultHandler(RouteTable routes) {
    return new EdgeFaultHandler(routes);
  }

  @Bean
  CorsFilter snugCorsFilter(RouteTable routes, CorsProperties properties) {
    return new CorsFilter(routes, properties);
  }

  @Bean
  RequestIdFilter requestIdFilter() {
    return new RequestIdFilter();
  }

  @Bean
  AnswerHeadersFilter answerHeadersFilter() {
    return new AnswerHeadersFilter();
  }

  @Bean
  MeasureFilter measureFilter(EdgeMetrics metrics) {
    return new MeasureFilter(metrics);
  }

  @Bean
  RefuseUnknownFilter refuseUnknownFilter() {
    return new RefuseUnknownFilter();
  }

  @Bean
  BodyLimitFilter bodyLimitFilter(EdgeProperties properties) {
    return new BodyLimitFilter(properties);
  }

  @Bean
  SlackArgumentsFilter slackArgumentsFilter() {
    return new SlackArgumentsFilter();
  }

  @Bean
  ChooseServiceFilter chooseServiceFilter(PeerProperties peers) {
    return new ChooseServiceFilter(peers);
  }
}
