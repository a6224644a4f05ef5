package io.snug.gateway.realtime.push;

import io.snug.gateway.auth.Revocations;
import io.snug.gateway.metrics.EdgeMetrics;
import io.snug.gateway.realtime.ChannelReaders;
import io.snug.gateway.realtime.ConnectedUsers;
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

  @Bean
  EventFeed eventFeed(KafkaProperties kafka, PushProperties properties, PushDispatcher dispatcher) {
    return new EventFeed(kafka, properties, dispatcher);
  }

  @Bean
  EventsHealth eventsHealthIndicator(EventFeed feed) {
    return new EventsHealth(feed);
  }

  @Bean
  RouterFunction<ServerResponse> directEventRoutes(PushDispatcher dispatcher) {
    return new DirectEvents(dispatcher).routes();
  }
}
