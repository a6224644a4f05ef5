package io.snug.membership.push;

import io.snug.membership.hiding.HidingCommands;
import io.snug.membership.hiding.ReadingCommands;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// What other services mark for somebody: the gateway, that a live session has read a channel;
/// channel-service, that a conversation was opened again. Both are answered alike whether there was
/// anything to mark or not.
@Configuration(proxyBeanMethods = false)
class MarksOfUser {
  private final HidingCommands hiding;
  private final ReadingCommands reading;

  MarksOfUser(HidingCommands hiding, ReadingCommands reading) {
    this.hiding = hiding;
    this.reading = reading;
  }

  @Bean
  RouterFunction<ServerResponse> marksOfUserRoutes() {
    return RouterFunctions.route()
        .POST("/internal/users/{user}/channels/{channel}/read", this::read)
        .POST("/internal/channels/{channel}/members/{user}/show", this::show)
        .build();
  }

  private Mono<ServerResponse> read(ServerRequest request) {
    return reading
        .readBy(request.pathVariable("user"), request.pathVariable("channel"))
        .flatMap(_ -> ServerResponse.noContent().build());
  }

  private Mono<ServerResponse> show(ServerRequest request) {
    return hiding
        .showTo(request.pathVariable("user"), request.pathVariable("channel"))
        .flatMap(_ -> ServerResponse.noContent().build());
  }
}
