package io.snug.membership.openwebui;

import static io.snug.platform.dialect.openwebui.OpenWebUiMethods.answer;

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
        .GET(CHANNELS + "/", answer(channels::list))
        .GET(CHANNELS, answer(channels::list))
        .GET(CHANNELS + "/list", answer(channels::listAll))
        .GET(CHANNELS + "/{id}/members", answer(members::list))
        .POST(CHANNELS + "/{id}/members/active", answer(channels::setActive))
        .POST(CHANNELS + "/{id}/update/members/add", answer(members::add))
        .POST(CHANNELS + "/{id}/update/members/remove", answer(members::remove))
        .build();
  }
}
