package io.snug.gateway.edge;

import io.snug.gateway.route.RouteTable;
import java.nio.charset.StandardCharsets;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Answers browsers of other origins, each dialect in its way. It stands before routing, because a
/// pre-flight asks about a request that has not been made yet.
public final class CorsFilter implements WebFilter, Ordered {
  private static final String METHODS = "GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS";
  private static final String ROCKET_CHAT_HEADERS =
      "Origin, X-Requested-With, Content-Type, Accept, X-User-Id, X-Auth-Token, x-visitor-token,"
          + " Authorization";
  private static final String ROCKET_CHAT_OFF =
      "CORS not enabled. Go to \"Admin > General > REST Api\" to enable it.";

  private final RouteTable routes;
  private final boolean rocketChat;

  public CorsFilter(RouteTable routes, CorsProperties properties) {
    this.routes = routes;
    rocketChat = properties.rocketChat();
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE + 10;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    var request = exchange.getRequest();
    var path = request.getURI().getRawPath();
    if (request.getHeaders().getFirst(HttpHeaders.ORIGIN) == null
        || path.startsWith("/actuator")
        || path.startsWith("/internal")) {
      return chain.filter(exchange);
    }
    var response = exchange.getResponse();
    boolean preFlight = isPreFlight(request);
    switch (routes.find(path).dialect()) {
      case SLACK -> allowSlack(response, request, preFlight);
      case ROCKET_CHAT -> {
        if (preFlight && !rocketChat) {
          return refuseRocketChat(response);
        }
        allowRocketChat(response);
      }
      case OPEN_WEBUI -> allowOpenWebUi(response, request, preFlight);
    }
    return preFlight ? response.setComplete() : chain.filter(exchange);
  }

  private static boolean isPreFlight(ServerHttpRequest request) {
    return HttpMethod.OPTIONS.equals(request.getMethod())
        && request.getHeaders().containsHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
  }

  /// The answer itself gets its headers from [AnswerHeadersFilter], with or without an origin.
  private static void allowSlack(
      ServerHttpResponse response, ServerHttpRequest request, boolean preFlight) {
    if (preFlight) {
      allow(response, "*", request);
    }
  }

  private void allowRocketChat(ServerHttpResponse response) {
    if (rocketChat) {
      var headers = response.getHeaders();
      headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
      headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, PUT, DELETE, HEAD, PATCH");
      headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, ROCKET_CHAT_HEADERS);
    }
  }

  private static Mono<Void> refuseRocketChat(ServerHttpResponse response) {
    response.setStatusCode(HttpStatus.METHOD_NOT_ALLOWED);
    response.getHeaders().setContentType(MediaType.TEXT_PLAIN);
    var text = ROCKET_CHAT_OFF.getBytes(StandardCharsets.UTF_8);
    return response.writeWith(Mono.just(response.bufferFactory().wrap(text)));
  }

  /// Any origin with credentials: a browser wants its own origin back then, never the star.
  private static void allowOpenWebUi(
      ServerHttpResponse response, ServerHttpRequest request, boolean preFlight) {
    var headers = response.getHeaders();
    var origin = request.getHeaders().getFirst(HttpHeaders.ORIGIN);
    boolean named = preFlight || request.getHeaders().containsHeader(HttpHeaders.COOKIE);
    var allowed = named && origin != null ? origin : "*";
    headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
    if (preFlight) {
      allow(response, allowed, request);
    } else {
      headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, allowed);
    }
    if (named) {
      headers.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    }
  }

  private static void allow(ServerHttpResponse response, String origin, ServerHttpRequest request) {
    var headers = response.getHeaders();
    headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
    headers.set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600");
    var asked = request.getHeaders().getFirst(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
    if (asked != null) {
      headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, asked);
    }
  }
}
