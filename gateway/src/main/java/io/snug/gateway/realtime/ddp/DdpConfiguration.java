package io.snug.gateway.realtime.ddp;

import io.snug.gateway.auth.Introspections;
import io.snug.gateway.edge.ClientAddress;
import io.snug.gateway.flow.InFlight;
import io.snug.gateway.flow.Turnstile;
import io.snug.gateway.late.LatePeers;
import io.snug.gateway.limit.RealtimeRateLimits;
import io.snug.gateway.metrics.EdgeMetrics;
import io.snug.gateway.realtime.ChannelReaders;
import io.snug.gateway.realtime.ConnectedUsers;
import io.snug.gateway.realtime.Pulse;
import io.snug.gateway.realtime.RealtimeProperties;
import io.snug.gateway.route.RouteTable;
import io.snug.platform.internal.InternalClient;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;

/// Rocket.Chat's sockets.
@Configuration(proxyBeanMethods = false)
public class DdpConfiguration {
  // Before the route, which takes every path.
  private static final int BEFORE_THE_ROUTE = 0;

  @Bean
  DdpRealtime ddpRealtime(
      RouteTable routes,
      InternalClient clients,
      InFlight inFlight,
      LatePeers latePeers,
      Turnstile authTurnstile,
      ChannelReaders readers,
      Introspections introspections,
      RealtimeRateLimits limits,
      ConnectedUsers users,
      Pulse pulse,
      RealtimeProperties properties,
      EdgeMetrics metrics,
      ClientAddress clientAddress,
      InstantSource clock) {
    return new DdpRealtime(
        routes,
        new DdpServices(clients, inFlight, latePeers, authTurnstile),
        readers,
        introspections,
        limits,
        users,
        pulse,
        properties,
        metrics,
        clientAddress,
        clock);
  }

  @Bean
  SimpleUrlHandlerMapping ddpSockets(DdpRealtime realtime) {
    var plain = new DdpSocketHandler(realtime, () -> DdpWire.PLAIN);
    var sockJs = new DdpSocketHandler(realtime, SockJsWire::new);
    return new SimpleUrlHandlerMapping(
        Map.of("/websocket", plain, "/sockjs/{server}/{session}/websocket", sockJs),
        BEFORE_THE_ROUTE);
  }

  @Bean
  RouterFunction<ServerResponse> sockJsRoutes() {
    return new SockJsEndpoints().routes();
  }
}
