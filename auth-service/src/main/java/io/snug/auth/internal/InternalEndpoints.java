package io.snug.auth.internal;

import com.nimbusds.jose.jwk.JWKSet;
import io.snug.auth.group.GroupRepository;
import io.snug.auth.token.Introspection;
import io.snug.auth.token.Introspector;
import io.snug.auth.token.Review;
import io.snug.auth.token.SigningKeys;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.dialect.RequestBody;
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

/// What other services ask: the keys caller tokens are checked with, who holds a credential, which
/// of many still live, who is in a user group.
@Configuration(proxyBeanMethods = false)
class InternalEndpoints {
  private final SigningKeys keys;
  private final Introspector introspector;
  private final Review review;
  private final IntrospectionEncoder encoder;
  private final GroupRepository groups;

  InternalEndpoints(
      SigningKeys keys,
      Introspector introspector,
      Review review,
      IntrospectionEncoder encoder,
      GroupRepository groups) {
    this.keys = keys;
    this.introspector = introspector;
    this.review = review;
    this.encoder = encoder;
    this.groups = groups;
  }

  @Bean
  RouterFunction<ServerResponse> internalRoutes() {
    return RouterFunctions.route()
        .GET("/internal/keys", _ -> keys())
        .POST("/internal/introspections", this::introspect)
        .POST("/internal/reviews", this::review)
        .POST("/internal/groups/members", this::members)
        .build();
  }

  private Mono<ServerResponse> keys() {
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(new JWKSet(keys.callerKey().toPublicJWK()).toString());
  }

  private Mono<ServerResponse> introspect(ServerRequest request) {
    return body(request)
        .flatMap(this::introspect)
        .map(encoder::encode)
        .flatMap(InternalEndpoints::answer);
  }

  /// Nobody is to be let in, so nothing is signed.
  private Mono<ServerResponse> review(ServerRequest request) {
    return body(request)
        .flatMap(question -> review.of(credentials(question.path("credentials"))))
        .flatMap(
            verdicts -> {
              var answer = Json.object();
              var list = answer.putArray("verdicts");
              verdicts.forEach(verdict -> list.add(IntrospectionEncoder.encode(verdict)));
              return answer(answer);
            });
  }

  private Mono<Introspection> introspect(ObjectNode question) {
    var credential = credential(question);
    return introspector.introspect(
        credential.dialect(), credential.secret(), credential.claimedUserId());
  }

  private static List<Review.Credential> credentials(JsonNode array) {
    var credentials = new ArrayList<Review.Credential>();
    array.forEach(one -> credentials.add(credential(one)));
    return credentials;
  }

  private static Review.Credential credential(JsonNode question) {
    return new Review.Credential(
        Dialect.of(Json.requiredText(question, "dialect")),
        Json.requiredText(question, "token"),
        Json.text(question, "userId"));
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
    return RequestBody.read(request).map(Json::parseObject);
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
