package io.snug.channel;

import io.snug.channel.change.ChannelChanges;
import io.snug.channel.channel.ChannelCommands;
import io.snug.channel.channel.ChannelQueries;
import io.snug.channel.channel.ChannelRepository;
import io.snug.channel.copy.AccountRepository;
import io.snug.channel.copy.MembershipOwner;
import io.snug.channel.directory.DirectoryRepository;
import io.snug.channel.message.MessageCommands;
import io.snug.channel.message.MessageQueries;
import io.snug.channel.message.MessageRepository;
import io.snug.channel.openwebui.GroupMembers;
import io.snug.channel.openwebui.OpenWebUiChangeEndpoints;
import io.snug.channel.openwebui.OpenWebUiChannelEndpoints;
import io.snug.channel.openwebui.OpenWebUiMessageEndpoints;
import io.snug.channel.openwebui.OpenWebUiProperties;
import io.snug.channel.openwebui.OpenWebUiPushes;
import io.snug.channel.openwebui.Readers;
import io.snug.channel.push.PushEndpoints;
import io.snug.channel.push.Pushes;
import io.snug.channel.rocketchat.RocketChatEndpoints;
import io.snug.channel.rocketchat.RocketChatPushes;
import io.snug.channel.rocketchat.RocketChatRealtimeMethods;
import io.snug.channel.rocketchat.RoomChanges;
import io.snug.channel.slack.SlackChangeEndpoints;
import io.snug.channel.slack.SlackChannelEndpoints;
import io.snug.channel.slack.SlackMessageEndpoints;
import io.snug.channel.slack.SlackProperties;
import io.snug.platform.dialect.rocketchat.RealtimeMethods;
import io.snug.platform.dialect.slack.SlackMethods;
import io.snug.platform.internal.InternalClient;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/// The dialects around the core.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SlackProperties.class, OpenWebUiProperties.class})
public class DialectConfiguration {

  @Bean
  RouterFunction<ServerResponse> slackRoutes(
      ChannelCommands commands,
      ChannelChanges changes,
      ChannelQueries channels,
      MessageCommands posting,
      MessageQueries messages,
      SlackProperties properties,
      ChannelMetrics metrics) {
    var methods =
        new HashMap<>(
            new SlackChannelEndpoints(commands, channels, messages, properties).methods());
    methods.putAll(new SlackChangeEndpoints(changes, channels, properties).methods());
    methods.putAll(new SlackMessageEndpoints(posting, messages, properties).methods());
    return SlackMethods.routes(metrics.slack(methods));
  }

  @Bean
  RoomChanges roomChanges(
      ChannelChanges changes,
      ChannelQueries channels,
      MessageQueries messages,
      AccountRepository accounts) {
    return new RoomChanges(changes, channels, messages, accounts);
  }

  @Bean
  RouterFunction<ServerResponse> rocketChatRoutes(
      ChannelCommands commands,
      RoomChanges changes,
      ChannelQueries channels,
      MessageCommands posting,
      MessageQueries messages,
      AccountRepository accounts,
      DirectoryRepository directory) {
    return new RocketChatEndpoints(
            commands, changes, channels, posting, messages, accounts, directory)
        .methods()
        .routes();
  }

  @Bean
  RouterFunction<ServerResponse> realtimeRoutes(
      ChannelCommands commands,
      ChannelQueries channels,
      MessageCommands posting,
      MessageQueries messages,
      RoomChanges changes,
      ChannelMetrics metrics) {
    var methods =
        new HashMap<>(
            new RocketChatRealtimeMethods(commands, channels, posting, messages).methods());
    methods.putAll(changes.realtime());
    return RealtimeMethods.routes(metrics.realtime(methods));
  }

  @Bean
  RouterFunction<ServerResponse> openWebUiChannelRoutes(
      ChannelCommands commands,
      ChannelQueries channels,
      MembershipOwner memberships,
      AccountRepository accounts,
      InternalClient client,
      OpenWebUiProperties properties,
      InstantSource clock) {
    var groups = new GroupMembers(client);
    return new OpenWebUiChannelEndpoints(
            commands,
            channels,
            memberships,
            groups,
            new Readers(accounts, groups),
            properties,
            clock)
        .routes();
  }

  @Bean
  RouterFunction<ServerResponse> openWebUiChangeRoutes(
      ChannelChanges changes, OpenWebUiProperties properties, InstantSource clock) {
    return new OpenWebUiChangeEndpoints(changes, properties, clock).routes();
  }

  @Bean
  RouterFunction<ServerResponse> openWebUiMessageRoutes(
      MessageCommands posting, MessageQueries messages, OpenWebUiProperties properties) {
    return new OpenWebUiMessageEndpoints(posting, messages, properties).routes();
  }

  @Bean
  RouterFunction<ServerResponse> pushRoutes(
      ChannelRepository channels, MessageRepository messages) {
    var renderers = List.of(new RocketChatPushes(), new OpenWebUiPushes());
    return new PushEndpoints(new Pushes(channels, messages, renderers)).routes();
  }
}
