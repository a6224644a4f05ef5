package io.snug.auth.openwebui;

import static io.snug.platform.dialect.openwebui.OpenWebUiMethods.answer;

import io.snug.auth.token.ApiKeys;
import io.snug.platform.dialect.openwebui.OpenWebUiReply;
import io.snug.platform.json.Json;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.BooleanNode;

/// One's own API key.
@Component
class OpenWebUiApiKeyEndpoints {
  private static final String PERMISSION = "features.api_keys";
  private static final String NOT_ALLOWED = "API key creation is not allowed in the environment.";
  private static final String NONE =
      "Oops! It looks like there's a hiccup. The API key is missing. Please make sure to provide a"
          + " valid API key to access this feature.";

  private final ApiKeys keys;
  private final OpenWebUiProperties properties;

  OpenWebUiApiKeyEndpoints(ApiKeys keys, OpenWebUiProperties properties) {
    this.keys = keys;
    this.properties = properties;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .POST("/api/v1/auths/api_key", answer(this::create))
        .GET("/api/v1/auths/api_key", answer(this::show))
        .DELETE("/api/v1/auths/api_key", answer(this::remove))
        .build();
  }

  private Mono<OpenWebUiReply> create(ServerRequest request) {
    var caller = OpenWebUiRequests.caller(request);
    boolean allowed = properties.apiKeysEnabled() && (caller.isAdmin() || caller.may(PERMISSION));
    return allowed
        ? keys.replace(caller.userId()).map(OpenWebUiApiKeyEndpoints::encode)
        : Mono.just(OpenWebUiReply.detail(403, NOT_ALLOWED));
  }

  private Mono<OpenWebUiReply> show(ServerRequest request) {
    return keys.find(OpenWebUiRequests.caller(request).userId())
        .map(OpenWebUiApiKeyEndpoints::encode)
        .defaultIfEmpty(OpenWebUiReply.detail(404, NONE));
  }

  private Mono<OpenWebUiReply> remove(ServerRequest request) {
    return keys.remove(OpenWebUiRequests.caller(request).userId())
        .thenReturn(OpenWebUiReply.ok(BooleanNode.TRUE));
  }

  private static OpenWebUiReply encode(String key) {
    return OpenWebUiReply.ok(Json.object().put("api_key", key));
  }
}
