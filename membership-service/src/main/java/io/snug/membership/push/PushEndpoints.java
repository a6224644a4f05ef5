package io.snug.membership.push;

import io.snug.platform.dialect.RequestBody;
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

/// `POST /internal/pushes`: the gateway brings events and the people it holds sessions of, and
/// learns what to send them, in the order of its questions.
@Configuration(proxyBeanMethods = false)
class PushEndpoints {
  private final Pushes pushes;

  PushEndpoints(Pushes pushes) {
    this.pushes = pushes;
  }

  @Bean
  RouterFunction<ServerResponse> pushRoutes() {
    return RouterFunctions.route().POST("/internal/pushes", this::pushes).build();
  }

  private Mono<ServerResponse> pushes(ServerRequest request) {
    return RequestBody.read(request)
        .map(PushEndpoints::questions)
        .flatMap(pushes::of)
        .flatMap(PushEndpoints::reply);
  }

  private static List<PushQuestion> questions(byte[] body) {
    return Json.parseObject(body).path("questions").valueStream().map(PushQuestion::of).toList();
  }

  private static Mono<ServerResponse> reply(List<PushAnswer> answers) {
    var body = Json.object();
    body.putArray("answers").addAll(answers.stream().map(PushAnswer::toJson).toList());
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(Json.writeBytes(body));
  }
}
