package io.snug.gateway.edge;

import io.snug.gateway.fault.EdgeFault;
import io.snug.gateway.fault.EdgeRefusals;
import io.snug.gateway.route.EdgeFilter;
import io.snug.gateway.route.EdgeFilterOrder;
import io.snug.gateway.route.Endpoint;
import io.snug.gateway.route.SlackMethod;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.dialect.slack.SlackArguments;
import io.snug.platform.dialect.slack.SlackArgumentsReader;
import io.snug.platform.dialect.slack.SlackFault;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Reads a Slack call's arguments before anybody asks who calls: transport faults come before
/// authentication, and the token may be among the arguments.
///
/// A JSON body of a method that takes none counts as absent, and the service never sees it.
public final class SlackArgumentsFilter implements EdgeFilter {
  private static final byte[] NO_BODY = {};

  @Override
  public EdgeFilterOrder place() {
    return EdgeFilterOrder.READ_SLACK_ARGUMENTS;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    return Endpoint.of(exchange) instanceof SlackMethod method
        ? body(exchange.getRequest())
            .flatMap(body -> read(exchange, method, body))
            .flatMap(reading -> proceed(exchange, chain, reading))
        : chain.filter(exchange);
  }

  /// What a call said, or why it cannot be read.
  private record Reading(
      ServerHttpRequest request, @Nullable SlackArguments arguments, @Nullable SlackFault fault) {
    List<String> warnings() {
      if (fault != null) {
        return fault.warnings();
      }
      return arguments == null ? List.of() : arguments.warnings();
    }
  }

  private static Mono<byte[]> body(ServerHttpRequest request) {
    return HttpMethod.GET.equals(request.getMethod())
        ? Mono.just(NO_BODY)
        : RepeatableRequest.read(request);
  }

  private static Mono<Reading> read(ServerWebExchange exchange, SlackMethod method, byte[] body) {
    var request = exchange.getRequest();
    boolean ignored = body.length > 0 && !method.takesJson() && isJson(request);
    var passedOn =
        ignored ? RepeatableRequest.emptied(request) : RepeatableRequest.of(request, body);
    return Mono.defer(
            () ->
                new SlackArgumentsReader(request.getHeaders(), request.getQueryParams())
                    .read(request.getMethod(), ignored ? NO_BODY : body))
        .map(arguments -> new Reading(passedOn, arguments, null))
        .onErrorResume(SlackFault.class, fault -> Mono.just(new Reading(passedOn, null, fault)));
  }

  private static Mono<Void> proceed(
      ServerWebExchange exchange, GatewayFilterChain chain, Reading reading) {
    EdgeRefusals.warn(exchange, reading.warnings());
    var fault = reading.fault();
    if (fault != null) {
      return EdgeRefusals.refuse(
          exchange, Dialect.SLACK, new EdgeFault.BadRequest(fault.code(), fault.messages()));
    }
    if (reading.arguments() != null) {
      exchange.getAttributes().putAll(Map.of(SlackArguments.class.getName(), reading.arguments()));
    }
    return chain.filter(exchange.mutate().request(reading.request()).build());
  }

  private static boolean isJson(ServerHttpRequest request) {
    var type = request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
    return type != null && type.strip().regionMatches(true, 0, "application/json", 0, 16);
  }

  /// The arguments of a Slack call that got past this filter.
  public static SlackArguments argumentsOf(ServerWebExchange exchange) {
    return exchange.getRequiredAttribute(SlackArguments.class.getName());
  }
}
