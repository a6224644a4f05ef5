package io.snug.platform.service;

import io.micrometer.observation.ObservationRegistry;
import io.snug.platform.event.DirectDelivery;
import io.snug.platform.id.Ids;
import io.snug.platform.internal.InternalClient;
import io.snug.platform.internal.InternalProperties;
import io.snug.platform.internal.InternalWebFilter;
import io.snug.platform.internal.PeerProperties;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.function.client.WebClient;

/// What the gateway and the services share: clock, ids, and the way to the peers. No database.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  PeerProperties.class,
  InternalProperties.class,
  DepartureProperties.class,
  EventLoopProperties.class
})
public class CoreConfiguration {

  @Bean
  @ConditionalOnMissingBean
  InstantSource instantSource() {
    return Clock.systemUTC();
  }

  @Bean
  @ConditionalOnMissingBean
  Ids ids(InstantSource clock) {
    return new Ids(clock, new SecureRandom());
  }

  @Bean
  EventLoops eventLoops(Environment environment, EventLoopProperties properties) {
    return new EventLoops(
        environment.getRequiredProperty("spring.application.name"), properties.count());
  }

  @Bean
  static BeanPostProcessor listedCodecs() {
    return new Replacement<>(ServerCodecConfigurer.class, ListedCodecs::new);
  }

  @Bean
  Departure departure(DepartureProperties properties) {
    return new Departure(properties);
  }

  @Bean
  InternalWebFilter internalWebFilter(InternalProperties properties) {
    return new InternalWebFilter(properties);
  }

  /// Spring Boot's own builder lives in a module that nothing else here needs.
  @Bean
  @ConditionalOnMissingBean
  WebClient.Builder webClientBuilder(ObjectProvider<ObservationRegistry> observations) {
    return WebClient.builder()
        .observationRegistry(observations.getIfAvailable(() -> ObservationRegistry.NOOP));
  }

  @Bean
  InternalClient internalClient(
      WebClient.Builder builder,
      EventLoops loops,
      PeerProperties peers,
      InternalProperties internal) {
    return new InternalClient(builder, loops.getLoopResources(), peers, internal);
  }

  @Bean
  DirectDelivery directDelivery(InternalClient client, InstantSource clock) {
    return new DirectDelivery(client, clock);
  }
}
