package io.snug.gateway.realtime.socketio;

import io.snug.gateway.auth.Introspections;
import io.snug.gateway.metrics.EdgeMetrics;
import io.snug.gateway.realtime.ConnectedUsers;
import io.snug.gateway.realtime.Pulse;
import io.snug.gateway.realtime.RealtimeProperties;
import io.snug.platform.internal.InternalClient;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;

/// Open WebUI's sockets.
@Configuration(proxyBeanMethods = false)
public class SocketIoConfiguration {
  // Before the route, which takes every path.
  private static final int BEFORE_THE_ROUTE = 0;

  @Bean
  SocketIoRealtime socketIoRealtime(
      Introspections introspections,
      InternalClient clients,
      ConnectedUsers users,
      Pulse pulse,
      RealtimeProperties properties,
      EdgeMetrics metrics,
      InstantSource clock) {
    return new SocketIoRealtime(
        introspections, new ReadMarks(clients), users, pulse, properties, metrics, clock);
  }

  @Bean
  SimpleUrlHandlerMapping socketIoSockets(SocketIoRealtime realtime) {
    var handler = new SocketIoSocketHandler(realtime);
    return new SimpleUrlHandlerMapping(
        Map.of("/ws/socket.io", handler, "/ws/socket.io/", handler), BEFORE_THE_ROUTE);
  }

  @Bean
  RouterFunction<ServerResponse> socketIoRoutes() {
    return new SocketIoEndpoints().routes();
  }
}
