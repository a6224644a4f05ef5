package io.snug.channel;

import io.micrometer.core.instrument.MeterRegistry;
import io.snug.channel.change.ChangeRepository;
import io.snug.channel.change.ChannelChanges;
import io.snug.channel.channel.ChannelCommands;
import io.snug.channel.channel.ChannelQueries;
import io.snug.channel.channel.ChannelRepository;
import io.snug.channel.channel.NewChannels;
import io.snug.channel.copy.AccountCopy;
import io.snug.channel.copy.AccountRepository;
import io.snug.channel.copy.MembershipCopy;
import io.snug.channel.copy.MembershipOwner;
import io.snug.channel.copy.MembershipRepository;
import io.snug.channel.directory.DirectoryRepository;
import io.snug.channel.internal.InternalChannelEndpoints;
import io.snug.channel.message.MembershipNews;
import io.snug.channel.message.MessageCommands;
import io.snug.channel.message.MessageQueries;
import io.snug.channel.message.MessageRepository;
import io.snug.channel.message.NewMessages;
import io.snug.channel.samples.GeneralChannel;
import io.snug.channel.samples.SamplesProperties;
import io.snug.platform.database.Database;
import io.snug.platform.id.Ids;
import io.snug.platform.internal.InternalClient;
import io.snug.platform.outbox.Outbox;
import io.snug.platform.service.PublishedTopics;
import io.snug.platform.service.ServiceConfiguration;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/// The core of the service, whatever is spoken to it.
@Configuration(proxyBeanMethods = false)
@Import({ServiceConfiguration.class, DialectConfiguration.class})
@EnableConfigurationProperties(SamplesProperties.class)
public class ChannelServiceConfiguration {

  @Bean
  PublishedTopics publishedTopics() {
    return PublishedTopics.of("snug.channels.v1", "snug.messages.v1");
  }

  @Bean
  ChannelMetrics channelMetrics(MeterRegistry meters) {
    return new ChannelMetrics(meters);
  }

  @Bean
  AccountRepository accountRepository(Database database) {
    return new AccountRepository(database);
  }

  @Bean
  AccountCopy accountCopy(AccountRepository accounts) {
    return new AccountCopy(accounts);
  }

  @Bean
  MembershipRepository membershipRepository(Database database) {
    return new MembershipRepository(database);
  }

  @Bean
  MembershipCopy membershipCopy(MembershipRepository memberships) {
    return new MembershipCopy(memberships);
  }

  @Bean
  MembershipOwner membershipOwner(InternalClient client) {
    return new MembershipOwner(client);
  }

  @Bean
  NewChannels newChannels(Database database) {
    return new NewChannels(database);
  }

  @Bean
  ChannelRepository channelRepository(Database database) {
    return new ChannelRepository(database);
  }

  @Bean
  ChannelCommands channelCommands(
      NewChannels newChannels,
      ChannelRepository channels,
      AccountRepository accounts,
      Outbox outbox,
      Ids ids,
      InstantSource clock) {
    return new ChannelCommands(newChannels, channels, accounts, outbox, ids, clock);
  }

  @Bean
  ChannelQueries channelQueries(ChannelRepository channels, MembershipOwner owner) {
    return new ChannelQueries(channels, owner);
  }

  @Bean
  ChannelChanges channelChanges(
      ChannelQueries queries,
      Database database,
      ChannelRepository channels,
      Outbox outbox,
      InstantSource clock) {
    return new ChannelChanges(queries, new ChangeRepository(database, channels), outbox, clock);
  }

  @Bean
  NewMessages newMessages(Database database) {
    return new NewMessages(database);
  }

  @Bean
  MessageRepository messageRepository(Database database) {
    return new MessageRepository(database);
  }

  @Bean
  MessageCommands messageCommands(
      ChannelQueries channels,
      NewMessages newMessages,
      MessageRepository messages,
      AccountRepository accounts,
      Outbox outbox,
      Ids ids,
      InstantSource clock) {
    return new MessageCommands(channels, newMessages, messages, accounts, outbox, ids, clock);
  }

  @Bean
  MessageQueries messageQueries(ChannelQueries channels, MessageRepository messages) {
    return new MessageQueries(channels, messages);
  }

  @Bean
  MembershipNews membershipNews(
      ChannelRepository channels, AccountRepository accounts, MessageCommands messages) {
    return new MembershipNews(channels, accounts, messages);
  }

  @Bean
  DirectoryRepository directoryRepository(Database database) {
    return new DirectoryRepository(database);
  }

  @Bean
  RouterFunction<ServerResponse> internalChannelRoutes(
      ChannelRepository channels, MembershipOwner memberships) {
    return new InternalChannelEndpoints(channels, memberships).routes();
  }

  @Bean
  @ConditionalOnProperty("snug.samples.enabled")
  GeneralChannel generalChannel(
      ChannelRepository channels, AccountRepository accounts, ChannelCommands commands) {
    return new GeneralChannel(channels, accounts, commands);
  }
}
