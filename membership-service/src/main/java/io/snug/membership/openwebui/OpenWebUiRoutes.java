package io.snug.membership.openwebui;

import io.snug.platform.dialect.openwebui.OpenWebUiMethods;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/// Every Open WebUI endpoint of this service.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OpenWebUiProperties.class)
class OpenWebUiRoutes {
  private static final String CHANNELS = "/api/v1/channels";

  @Bean
  RouterFunction<ServerResponse> openWebUiMethods(
      OpenWebUiChannels channels, OpenWebUiMembers members) {
    return RouterFunctions.route()
        .GET(CHANNELS + "/", OpenWebUiMethods.answer(channels::list))
        .GET(CHANNELS, OpenWebUiMethods.answer(channels::list))
        .GET(CHANNELS + "/list", OpenWebUiMethods.answer(channels::listAll))
        .GET(CHANNELS + "/{id}/members", OpenWebUiMethods.answer(members::list))
        .POST(CHANNELS + "/{id}/members/active", OpenWebUiMethods.answer(channels::setActive))
        .POST(CHANNELS + "/{id}/update/members/add", OpenWebUiMethods.answer(members::add))
        .POST(CHANNELS + "/{id}/update/members/remove", OpenWebUiMethods.answer(members::remove))
        .build();
  }
}
