package io.snug.auth;

import io.r2dbc.spi.ConnectionFactory;
import io.snug.platform.service.Replacement;
import io.snug.platform.test.FaultyStatements;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/// Leads all statements of the service under test through [FaultyStatements], where a test can
/// count and break them.
@TestConfiguration(proxyBeanMethods = false)
public class FaultyDatabase {

  @Bean
  static BeanPostProcessor faultyConnections() {
    return new Replacement<>(ConnectionFactory.class, FaultyStatements::over);
  }
}
