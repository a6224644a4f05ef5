package io.snug.platform.service;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactory;
import io.snug.platform.database.BoundedConnections;
import io.snug.platform.database.Database;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Limits that every service's use of its database has. The gateway waits ten seconds for an
/// answer; the database gives up before, so that callers hear that nothing happened.
///
/// A statement is planned once per connection. Left to itself PostgreSQL plans those that touch the
/// partitioned messages anew each time, which costs more than running them. Therefore each
/// statement has to be good for any arguments, and the planner cannot know how many rows those
/// find: it is told to go from row to row by an index, which costs what there is to find. A hash of
/// all channels to list somebody's twenty would be a bargain for whoever is in half of them only.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
  private static final Duration STATEMENT = Duration.ofSeconds(5);
  private static final Duration LOCK_WAIT = Duration.ofSeconds(3);

  /// A process that is stopped inside a transaction keeps its locks from others for that long.
  private static final Duration IDLE_IN_TRANSACTION = Duration.ofSeconds(10);

  private static final Map<String, String> SESSION =
      Map.of(
          "idle_in_transaction_session_timeout", Long.toString(IDLE_IN_TRANSACTION.toMillis()),
          "plan_cache_mode", "force_generic_plan",
          "random_page_cost", "1.1",
          "enable_hashjoin", "off",
          "enable_mergejoin", "off",
          "jit", "off");

  @Bean
  static ConnectionFactoryOptionsBuilderCustomizer databaseLimits(
      Environment environment, EventLoops loops) {
    var service = environment.getRequiredProperty("spring.application.name");
    var name = environment.getProperty("spring.r2dbc.properties.applicationName", service);
    return options ->
        options
            .option(PostgresqlConnectionFactoryProvider.APPLICATION_NAME, name)
            .option(PostgresqlConnectionFactoryProvider.STATEMENT_TIMEOUT, STATEMENT)
            .option(PostgresqlConnectionFactoryProvider.LOCK_WAIT_TIMEOUT, LOCK_WAIT)
            .option(PostgresqlConnectionFactoryProvider.LOOP_RESOURCES, loops.getLoopResources())
            .option(PostgresqlConnectionFactoryProvider.OPTIONS, SESSION);
  }

  @Bean
  Database database(ConnectionFactory connections) {
    return new Database(connections);
  }

  @Bean
  static BeanPostProcessor boundedConnections() {
    return new Replacement<>(ConnectionPool.class, BoundedConnections::new);
  }
}
