package io.snug.membership.push;

import io.snug.membership.sidebar.Sidebar;
import io.snug.membership.sidebar.SidebarEntry;
import io.snug.platform.json.Json;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// `GET /internal/users/{id}/channels`: what a live session may hear of. Hidden channels belong to
/// it, for a message brings them back.
@Configuration(proxyBeanMethods = false)
class ChannelsOfUser {
  private final Sidebar sidebar;

  ChannelsOfUser(Sidebar sidebar) {
    this.sidebar = sidebar;
  }

  @Bean
  RouterFunction<ServerResponse> channelsOfUserRoutes() {
    return RouterFunctions.route().GET("/internal/users/{id}/channels", this::channels).build();
  }

  private Mono<ServerResponse> channels(ServerRequest request) {
    return sidebar
        .readable(
            request.queryParam("workspace").orElse(""),
            request.pathVariable("id"),
            list(request, "roles"),
            list(request, "groups"),
            true)
        .flatMap(ChannelsOfUser::reply);
  }

  private static List<String> list(ServerRequest request, String name) {
    var text = request.queryParam(name).orElse("");
    return text.isEmpty() ? List.of() : List.of(text.split(","));
  }

  private static Mono<ServerResponse> reply(List<SidebarEntry> entries) {
    var channels = Json.array();
    for (var entry : entries) {
      var channel =
          Json.object().put("id", entry.channel().id()).put("type", entry.channel().type().word());
      channels.add(entry.isMember() ? channel : channel.put("byGrant", true));
    }
    var body = Json.object();
    body.set("channels", channels);
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(Json.writeBytes(body));
  }
}
