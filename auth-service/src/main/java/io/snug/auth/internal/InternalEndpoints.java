package io.snug.auth.internal;

import com.nimbusds.jose.jwk.JWKSet;
import io.snug.auth.group.GroupRepository;
import io.snug.auth.token.Introspector;
import io.snug.auth.token.SigningKeys;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What other services ask: the keys caller tokens are checked with, who holds a credential, who is
/// in a user group.
@Configuration(proxyBeanMethods = false)
class InternalEndpoints {
  private final SigningKeys keys;
  private final Introspector introspector;
  private final IntrospectionEncoder encoder;
  private final GroupRepository groups;

  InternalEndpoints(
      SigningKeys keys,
      Introspector introspector,
      IntrospectionEncoder encoder,
      GroupRepository groups) {
    this.keys = keys;
    this.introspector = introspector;
    this.encoder = encoder;
    this.groups = groups;
  }

  @Bean
  RouterFunction<ServerResponse> internalRoutes() {
    return RouterFunctions.route()
        .GET("/internal/keys", _ -> keys())
        .POST("/internal/introspections", this::introspect)
        .POST("/internal/groups/members", this::members)
        .build();
  }

  private Mono<ServerResponse> keys() {
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(new JWKSet(keys.callerKey().toPublicJWK()).toString());
  }

  private Mono<ServerResponse> introspect(ServerRequest request) {
    return body(request).flatMap(this::introspect).flatMap(InternalEndpoints::answer);
  }

  private Mono<ObjectNode> introspect(ObjectNode question) {
    return introspector
        .introspect(
            Dialect.of(Json.requiredText(question, "dialect")),
            Json.requiredText(question, "token"),
            Json.text(question, "userId"))
        .map(encoder::encode);
  }

  private Mono<ServerResponse> members(ServerRequest request) {
    return body(request)
        .flatMap(question -> groups.members(texts(question.path("groupIds"))).collectList())
        .flatMap(
            userIds -> {
              var answer = Json.object();
              answer.set("userIds", Json.array(userIds));
              return answer(answer);
            });
  }

  private static Mono<ObjectNode> body(ServerRequest request) {
    return request.bodyToMono(byte[].class).map(Json::parseObject);
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(item -> texts.add(item.asString()));
    return texts;
  }

  private static Mono<ServerResponse> answer(ObjectNode body) {
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(Json.writeBytes(body));
  }
}
