package io.snug.auth.openwebui;

import static io.snug.platform.dialect.openwebui.OpenWebUiMethods.answer;

import io.snug.platform.dialect.openwebui.OpenWebUiReply;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// The Open WebUI calls this service answers. What is none of them, but would be ours, does not
/// exist, and its answer has the `detail` that the front end needs.
@Configuration(proxyBeanMethods = false)
class OpenWebUiEndpoints {

  @Bean
  RouterFunction<ServerResponse> openWebUiRoutes(
      OpenWebUiServerEndpoints server,
      OpenWebUiSignInEndpoints signIn,
      OpenWebUiAccountEndpoints accounts,
      OpenWebUiApiKeyEndpoints apiKeys,
      OpenWebUiUserEndpoints users,
      OpenWebUiGroupEndpoints groups) {
    return server
        .routes()
        .and(signIn.routes())
        .and(accounts.routes())
        .and(apiKeys.routes())
        .and(users.routes())
        .and(groups.routes())
        .and(unknown());
  }

  private static RouterFunction<ServerResponse> unknown() {
    return RouterFunctions.route(
        RequestPredicates.path("/api/v1/auths/**")
            .or(RequestPredicates.path("/api/v1/users/**"))
            .or(RequestPredicates.path("/api/v1/groups/**")),
        answer(_ -> Mono.just(OpenWebUiReply.detail(404, "Not Found"))));
  }
}
