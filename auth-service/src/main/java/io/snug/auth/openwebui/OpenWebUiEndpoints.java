package io.snug.auth.openwebui;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/// The Open WebUI calls this service answers.
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
        .and(groups.routes());
  }
}
