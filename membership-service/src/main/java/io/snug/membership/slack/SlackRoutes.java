package io.snug.membership.slack;

import io.snug.platform.dialect.slack.SlackMethod;
import io.snug.platform.dialect.slack.SlackMethods;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/// Every Slack method of this service.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SlackProperties.class)
class SlackRoutes {

  @Bean
  RouterFunction<ServerResponse> slackMethods(
      SlackLegacy legacy,
      SlackHiding hiding,
      SlackReading reading,
      SlackLists lists,
      SlackMembers members) {
    var methods =
        Map.<String, SlackMethod>ofEntries(
            Map.entry("conversations.invite", members::invite),
            Map.entry("conversations.kick", members::kick),
            Map.entry("conversations.leave", members::leave),
            Map.entry("conversations.list", lists::conversations),
            Map.entry("conversations.mark", reading::mark),
            Map.entry("conversations.members", lists::members),
            Map.entry("users.conversations", lists::ofUser),
            Map.entry("groups.close", legacy.of("conversations.close", hiding::close)),
            Map.entry("groups.open", legacy.of("", hiding::open)),
            Map.entry("groups.invite", legacy.of("conversations.invite", members::inviteToGroup)),
            Map.entry("groups.kick", legacy.of("conversations.kick", members::kickFromGroup)),
            Map.entry("groups.leave", legacy.of("conversations.leave", members::leaveGroup)),
            Map.entry(
                "groups.list", legacy.of("conversations.list, users.conversations", lists::groups)),
            Map.entry("groups.mark", legacy.of("conversations.mark", reading::markGroup)));
    return SlackMethods.routes(methods);
  }
}
