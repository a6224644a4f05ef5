package io.snug.platform.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.ConnectionFactory;
import io.snug.platform.call.CallNotesWebFilter;
import io.snug.platform.caller.CallerConfiguration;
import io.snug.platform.caller.RevokedTokens;
import io.snug.platform.database.Database;
import io.snug.platform.database.WholeTransactions;
import io.snug.platform.event.DirectDelivery;
import io.snug.platform.event.EventHandler;
import io.snug.platform.event.EventTail;
import io.snug.platform.event.KafkaProperties;
import io.snug.platform.inbox.AwaitEventsWebFilter;
import io.snug.platform.inbox.ConsumerProperties;
import io.snug.platform.inbox.CopiesHealth;
import io.snug.platform.inbox.DeadLetters;
import io.snug.platform.inbox.EventInbox;
import io.snug.platform.inbox.InternalEventEndpoints;
import io.snug.platform.inbox.KafkaEventConsumer;
import io.snug.platform.outbox.BlockedEvents;
import io.snug.platform.outbox.Housekeeping;
import io.snug.platform.outbox.InternalOutboxEndpoints;
import io.snug.platform.outbox.Outbox;
import io.snug.platform.outbox.OutboxMetrics;
import io.snug.platform.outbox.OutboxProperties;
import io.snug.platform.outbox.OutboxRelay;
import io.snug.platform.outbox.OutboxSignal;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.function.server.support.RouterFunctionMapping;

/// A service with a database: outbox and relay, inbox and consumer, caller and peers. Import it and
/// say which topics the service publishes with a [PublishedTopics] bean.
@Configuration(proxyBeanMethods = false)
@Import({CoreConfiguration.class, CallerConfiguration.class, DatabaseConfiguration.class})
@EnableConfigurationProperties({
  KafkaProperties.class,
  OutboxProperties.class,
  ConsumerProperties.class
})
public class ServiceConfiguration {
  private static final String REVOCATIONS = "snug.users.v1";

  @Bean
  OutboxSignal outboxSignal() {
    return new OutboxSignal();
  }

  @Bean
  OutboxMetrics outboxMetrics(MeterRegistry meters) {
    return new OutboxMetrics(meters);
  }

  @Bean
  Outbox outbox(
      Database database, OutboxSignal signal, DirectDelivery delivery, Environment environment) {
    return new Outbox(database, signal, delivery, source(environment));
  }

  @Bean
  OutboxRelay outboxRelay(
      ConnectionFactory connections,
      KafkaProperties kafka,
      OutboxProperties properties,
      OutboxSignal signal,
      OutboxMetrics metrics,
      PublishedTopics topics,
      Environment environment) {
    return new OutboxRelay(
        connections, kafka, properties, signal, metrics, topics.names(), source(environment));
  }

  @Bean
  Housekeeping housekeeping(
      Database database, OutboxMetrics metrics, OutboxProperties outbox, ConsumerProperties inbox) {
    return new Housekeeping(database, metrics, outbox, inbox);
  }

  @Bean
  TransactionalOperator transactionalOperator(ReactiveTransactionManager manager) {
    return new WholeTransactions(manager);
  }

  @Bean
  EventInbox eventInbox(
      Database database, TransactionalOperator transaction, ObjectProvider<EventHandler> handlers) {
    return new EventInbox(database, transaction, List.copyOf(handlers.orderedStream().toList()));
  }

  @Bean
  DeadLetters deadLetters(Database database, EventInbox inbox) {
    return new DeadLetters(database, inbox);
  }

  @Bean
  KafkaEventConsumer kafkaEventConsumer(
      KafkaProperties kafka,
      ConsumerProperties properties,
      EventInbox inbox,
      DeadLetters deadLetters,
      MeterRegistry meters) {
    return new KafkaEventConsumer(kafka, properties, inbox, deadLetters, meters);
  }

  @Bean
  RouterFunction<ServerResponse> internalEventRoutes(EventInbox inbox, DeadLetters deadLetters) {
    return new InternalEventEndpoints(inbox, deadLetters).routes();
  }

  @Bean
  BlockedEvents blockedEvents(Database database, OutboxSignal signal) {
    return new BlockedEvents(database, signal);
  }

  @Bean
  RouterFunction<ServerResponse> internalOutboxRoutes(BlockedEvents blocked) {
    return new InternalOutboxEndpoints(blocked).routes();
  }

  @Bean
  UnknownMethods unknownMethods() {
    return new UnknownMethods();
  }

  /// A service's routes are looked into before those of its operators, who ask least.
  @Bean
  static BeanPostProcessor routesFirst() {
    return new Replacement<>(RouterFunctionMapping.class, ServiceConfiguration::first);
  }

  private static RouterFunctionMapping first(RouterFunctionMapping mapping) {
    mapping.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return mapping;
  }

  @Bean
  CallNotesWebFilter callNotesWebFilter() {
    return new CallNotesWebFilter();
  }

  @Bean
  AwaitEventsWebFilter awaitEventsWebFilter(EventInbox inbox) {
    return new AwaitEventsWebFilter(inbox);
  }

  /// Named as readiness groups name it.
  @Bean("copies")
  CopiesHealth copies(KafkaEventConsumer consumer) {
    return new CopiesHealth(consumer);
  }

  /// Every instance believes caller tokens for itself, so every one has to hear which to forget.
  @Bean
  EventTail revocations(
      KafkaProperties kafka, ConsumerProperties consumer, RevokedTokens revokedTokens) {
    return new EventTail(
        "revocations", kafka, List.of(REVOCATIONS), consumer.enabled(), revokedTokens::hear);
  }

  private static String source(Environment environment) {
    return "/snug/" + environment.getRequiredProperty("spring.application.name");
  }
}
