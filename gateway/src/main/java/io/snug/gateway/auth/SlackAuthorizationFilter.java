package io.snug.gateway.auth;

import io.snug.gateway.edge.SlackArgumentsFilter;
import io.snug.gateway.fault.EdgeFault;
import io.snug.gateway.fault.EdgeRefusals;
import io.snug.gateway.route.EdgeFilter;
import io.snug.gateway.route.EdgeFilterOrder;
import io.snug.gateway.route.Endpoint;
import io.snug.gateway.route.Scopes;
import io.snug.gateway.route.SlackMethod;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.CredentialKind;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.dialect.slack.SlackFault;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Checks a Slack token's kind and scopes against its method.
///
/// @see <a href="https://docs.slack.dev/authentication/installing-with-oauth">Slack: scopes</a>
public final class SlackAuthorizationFilter implements EdgeFilter {
  private static final Scopes CREATE_PRIVATE = Scopes.of("groups:write");
  private static final Scopes CREATE_AS_BOT = Scopes.of("channels:manage", "channels:write");
  private static final Scopes CREATE_AS_USER = Scopes.of("channels:write", "channels:manage");

  @Override
  public EdgeFilterOrder place() {
    return EdgeFilterOrder.AUTHORIZE_SLACK_TOKEN;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    var active = Introspection.Active.find(exchange);
    if (active == null || !(Endpoint.of(exchange) instanceof SlackMethod method)) {
      return chain.filter(exchange);
    }
    if (!method.tokens().contains(active.caller().credential())) {
      return EdgeRefusals.refuse(exchange, Dialect.SLACK, new EdgeFault.TokenKindNotAllowed());
    }
    var scopes = scopesOf(method, exchange, active.caller());
    if (!scopes.admit(active.caller().scopes())) {
      var missing = new EdgeFault.MissingScope(scopes.needed(), active.scopes());
      return EdgeRefusals.refuse(exchange, Dialect.SLACK, missing);
    }
    return chain.filter(exchange);
  }

  /// Creating is the one method whose scopes hang on an argument: what kind of channel it makes.
  private static Scopes scopesOf(SlackMethod method, ServerWebExchange exchange, Caller caller) {
    if (!method.name().equals("conversations.create")) {
      return method.scopes();
    }
    if (wantsPrivate(exchange)) {
      return CREATE_PRIVATE;
    }
    return caller.credential() == CredentialKind.SLACK_BOT ? CREATE_AS_BOT : CREATE_AS_USER;
  }

  private static boolean wantsPrivate(ServerWebExchange exchange) {
    try {
      return SlackArgumentsFilter.argumentsOf(exchange).flag("is_private");
    } catch (SlackFault _) {
      return true; // unreadable, which the service will say once the scope is there
    }
  }
}
