package io.snug.channel.push;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.snug.platform.dialect.RequestBody;
import io.snug.platform.json.Json;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Where the gateway asks what to push to its sockets: about several events at once, which are
/// answered in the order of the questions.
public final class PushEndpoints {
  private final Pushes pushes;

  public PushEndpoints(Pushes pushes) {
    this.pushes = pushes;
  }

  public RouterFunction<ServerResponse> routes() {
    return route().POST("/internal/pushes", this::render).build();
  }

  private Mono<ServerResponse> render(ServerRequest request) {
    return RequestBody.read(request)
        .map(PushEndpoints::questions)
        .flatMap(pushes::of)
        .flatMap(PushEndpoints::answer);
  }

  private static List<PushQuestion> questions(byte[] body) {
    return Json.parseObject(body).path("questions").valueStream().map(PushQuestion::of).toList();
  }

  private static Mono<ServerResponse> answer(List<List<ObjectNode>> rendered) {
    var answer = Json.object();
    var answers = answer.putArray("answers");
    rendered.forEach(pushes -> answers.addObject().putArray("pushes").addAll(pushes));
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(Json.writeBytes(answer));
  }
}
