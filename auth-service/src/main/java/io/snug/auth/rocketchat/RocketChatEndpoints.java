package io.snug.auth.rocketchat;

import io.snug.platform.dialect.rocketchat.RocketChatMethods;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/// The Rocket.Chat calls this service answers.
@Configuration(proxyBeanMethods = false)
class RocketChatEndpoints {
  @Bean
  RouterFunction<ServerResponse> rocketChatRoutes(
      RocketChatLogInMethods logIn,
      RocketChatUserMethods users,
      RocketChatAdminMethods admin,
      RocketChatTokenMethods tokens,
      RocketChatSlackTokenMethods slackTokens,
      RocketChatServerMethods server) {
    return new RocketChatMethods()
        .post("login", logIn::login)
        .post("logout", logIn::logout)
        .get("logout", logIn::logout)
        .get("me", logIn::me)
        .get("users.info", users::info)
        .get("users.list", users::list)
        .get("users.autocomplete", users::autocomplete)
        .post("users.create", admin::create)
        .post("users.setActiveStatus", admin::setActiveStatus)
        .post("users.generatePersonalAccessToken", tokens::generate)
        .post("users.regeneratePersonalAccessToken", tokens::regenerate)
        .post("users.removePersonalAccessToken", tokens::remove)
        .get("users.getPersonalAccessTokens", tokens::list)
        .post("slackTokens.create", slackTokens::create)
        .get("info", server::info)
        .add(HttpMethod.GET, "/api/info", server::info)
        .get("settings.public", server::publicSettings)
        .get("settings.oauth", server::oauthServices)
        .get("service.configurations", server::serviceConfigurations)
        .get("permissions.listAll", server::permissions)
        .get("roles.list", server::roles)
        .routes();
  }

  @Bean
  RouterFunction<ServerResponse> rocketChatRealtimeRoutes(RocketChatRealtime realtime) {
    return RouterFunctions.route(
        RequestPredicates.POST("/api/v1/method.call/{method}")
            .or(RequestPredicates.POST("/api/v1/method.callAnon/{method}")),
        realtime::call);
  }
}
