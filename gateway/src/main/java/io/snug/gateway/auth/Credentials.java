package io.snug.gateway.auth;

import io.snug.gateway.edge.SlackArgumentsFilter;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.dialect.MediaTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/// Finds the credential of a request where its dialect carries it.
final class Credentials {
  private static final String BEARER = "Bearer ";

  private final boolean slackQueryTokens;

  Credentials(AuthenticationProperties properties) {
    slackQueryTokens = properties.queryTokens();
  }

  @Nullable Credential of(ServerWebExchange exchange, Dialect dialect) {
    return switch (dialect) {
      case SLACK -> slack(exchange);
      case ROCKET_CHAT -> rocketChat(exchange.getRequest().getHeaders());
      case OPEN_WEBUI -> openWebUi(exchange.getRequest());
    };
  }

  /// A token in a form beats the header, the header beats the query; JSON bodies carry no token.
  private Credential.@Nullable Slack slack(ServerWebExchange exchange) {
    var request = exchange.getRequest();
    var token = slackFormToken(exchange);
    if (token == null) {
      token = slackHeaderToken(request.getHeaders());
    }
    if (token == null && slackQueryTokens && !isJson(request)) {
      token = request.getQueryParams().getFirst("token");
    }
    return token == null || token.isBlank() ? null : new Credential.Slack(token.strip());
  }

  private static @Nullable String slackFormToken(ServerWebExchange exchange) {
    var request = exchange.getRequest();
    var value = SlackArgumentsFilter.argumentsOf(exchange).values().get("token");
    if (value == null || !value.isString() || isJson(request)) {
      return null;
    }
    var token = value.stringValue();
    boolean fromQuery = token.equals(request.getQueryParams().getFirst("token"));
    return fromQuery || token.isEmpty() ? null : token;
  }

  /// Slack knows this scheme in this spelling only.
  private static @Nullable String slackHeaderToken(HttpHeaders headers) {
    var header = headers.getFirst(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.startsWith(BEARER)) {
      return null;
    }
    var token = header.substring(BEARER.length()).strip();
    return token.isEmpty() ? null : token;
  }

  private static Credential.@Nullable RocketChat rocketChat(HttpHeaders headers) {
    var token = headers.getFirst("X-Auth-Token");
    var userId = headers.getFirst("X-User-Id");
    if (token == null || userId == null || token.isBlank() || userId.isBlank()) {
      return null;
    }
    return new Credential.RocketChat(token, userId);
  }

  private static Credential.@Nullable OpenWebUi openWebUi(ServerHttpRequest request) {
    var token = openWebUiBearer(request.getHeaders());
    if (token == null) {
      var cookie = request.getCookies().getFirst("token");
      token = cookie == null ? null : cookie.getValue();
    }
    if (token == null || token.isBlank()) {
      token = request.getHeaders().getFirst("x-api-key");
    }
    return token == null || token.isBlank() ? null : new Credential.OpenWebUi(token.strip());
  }

  private static @Nullable String openWebUiBearer(HttpHeaders headers) {
    var header = headers.getFirst(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return null;
    }
    var token = header.substring(BEARER.length()).strip();
    return token.isEmpty() ? null : token;
  }

  private static boolean isJson(ServerHttpRequest request) {
    return MediaType.APPLICATION_JSON.equalsTypeAndSubtype(MediaTypes.of(request.getHeaders()));
  }
}
