package io.snug.gateway.realtime;

import io.snug.gateway.auth.Introspections;
import io.snug.gateway.flow.Turnstile;
import io.snug.platform.internal.InternalClient;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.reactive.socket.server.support.WebSocketHandlerAdapter;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;
import reactor.netty.http.server.WebsocketServerSpec;

/// What both kinds of socket share.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RealtimeProperties.class)
public class RealtimeConfiguration {
  // What sessions ask when they begin. All those of a gateway that is gone begin at once.
  private static final int QUESTIONS_AT_ONCE = 32;
  private static final int QUESTIONS_MAX = 10_000;

  @Bean
  Pulse pulse(
      InstantSource clock,
      Introspections introspections,
      ConnectedUsers users,
      RealtimeProperties properties) {
    return new Pulse(
        clock,
        new LoginReview(introspections, properties.loginReview()),
        users,
        new Farewell(properties.farewell()));
  }

  @Bean
  Turnstile membershipTurnstile() {
    return new Turnstile("membership-service", QUESTIONS_AT_ONCE, QUESTIONS_MAX);
  }

  @Bean
  Turnstile channelTurnstile() {
    return new Turnstile("channel-service", QUESTIONS_AT_ONCE, QUESTIONS_MAX);
  }

  @Bean
  ConnectedUsers connectedUsers(InternalClient clients, Turnstile membershipTurnstile) {
    return new ConnectedUsers(new MyChannels(clients, membershipTurnstile));
  }

  @Bean
  ChannelReaders channelReaders(InternalClient clients, Turnstile channelTurnstile) {
    return new ChannelReaders(clients, channelTurnstile);
  }

  /// Frames over the limit close the socket with 1009 before they are in memory.
  @Bean
  @Primary
  WebSocketService boundedWebSocketService(RealtimeProperties properties) {
    int frameMax = Math.toIntExact(properties.frameLimit().toBytes());
    return new HandshakeWebSocketService(
        new ReactorNettyRequestUpgradeStrategy(
            () -> WebsocketServerSpec.builder().maxFramePayloadLength(frameMax)));
  }

  @Bean
  @Primary
  WebSocketHandlerAdapter boundedWebSocketHandlerAdapter(WebSocketService service) {
    return new WebSocketHandlerAdapter(service);
  }
}
