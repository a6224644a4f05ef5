package io.snug.gateway.realtime.push;

import io.snug.gateway.auth.Revocations;
import io.snug.gateway.metrics.EdgeMetrics;
import io.snug.gateway.realtime.ChannelReaders;
import io.snug.gateway.realtime.ConnectedUsers;
import io.snug.platform.event.EventTail;
import io.snug.platform.event.KafkaProperties;
import io.snug.platform.internal.InternalClient;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/// From events to frames.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({KafkaProperties.class, PushProperties.class})
public class PushConfiguration {
  @Bean
  PushDispatcher pushDispatcher(
      ConnectedUsers users,
      Revocations revocations,
      InternalClient clients,
      ChannelReaders readers,
      EdgeMetrics metrics,
      PushProperties properties,
      InstantSource clock) {
    return new PushDispatcher(
        users,
        revocations,
        new PushRenderer(clients, metrics, clock),
        new AccessReview(users, readers),
        properties);
  }

  /// Every gateway hears everything and remembers nothing, for sockets do not outlive it either.
  /// What happens while Kafka is away reaches clients when it is back; what happens while the
  /// gateway is away they read again on reconnecting.
  @Bean
  EventTail gatewayEvents(
      KafkaProperties kafka, PushProperties properties, PushDispatcher dispatcher) {
    return new EventTail(
        "gateway-events", kafka, properties.topics(), properties.enabled(), dispatcher);
  }

  @Bean
  EventsHealth eventsHealthIndicator(EventTail gatewayEvents) {
    return new EventsHealth(gatewayEvents);
  }

  @Bean
  RouterFunction<ServerResponse> directEventRoutes(PushDispatcher dispatcher) {
    return new DirectEvents(dispatcher).routes();
  }
}
