package io.snug.channel.push;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.snug.platform.event.EventFormat;
import io.snug.platform.json.Json;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Where the gateway asks what to push to its sockets.
public final class PushEndpoints {
  private final Pushes pushes;

  public PushEndpoints(Pushes pushes) {
    this.pushes = pushes;
  }

  public RouterFunction<ServerResponse> routes() {
    return route().POST("/internal/pushes", this::render).build();
  }

  private Mono<ServerResponse> render(ServerRequest request) {
    return request
        .bodyToMono(byte[].class)
        .map(Json::parseObject)
        .flatMap(body -> pushes.of(EventFormat.fromJson(body.path("event")), users(body)))
        .flatMap(PushEndpoints::answer);
  }

  private static List<String> users(ObjectNode body) {
    return body.path("users").valueStream().map(JsonNode::asString).toList();
  }

  private static Mono<ServerResponse> answer(List<ObjectNode> rendered) {
    var answer = Json.object();
    answer.putArray("pushes").addAll(rendered);
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(Json.writeBytes(answer));
  }
}
