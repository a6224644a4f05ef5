package io.snug.auth.slack;

import io.snug.platform.dialect.slack.SlackMethods;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/// The Slack methods this service answers.
@Configuration(proxyBeanMethods = false)
class SlackEndpoints {

  @Bean
  RouterFunction<ServerResponse> slackRoutes(SlackAuthMethods auth, SlackUserMethods users) {
    return SlackMethods.routes(
        Map.of(
            "auth.test", auth::test,
            "auth.revoke", auth::revoke,
            "team.info", auth::teamInfo,
            "users.info", users::info,
            "users.list", users::list,
            "users.lookupByEmail", users::lookupByEmail));
  }

  @Bean
  RouterFunction<ServerResponse> anonymousSlackRoutes() {
    return SlackMethods.anonymousRoutes(Map.of("api.test", SlackApiTest::answer));
  }
}
