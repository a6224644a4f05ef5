package io.snug.membership;

import io.snug.membership.sidebar.SidebarProperties;
import io.snug.platform.service.PublishedTopics;
import io.snug.platform.service.ServiceConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/// Starts membership-service, alone or beside the others in one JVM.
@SpringBootApplication
@Import(ServiceConfiguration.class)
@EnableConfigurationProperties(SidebarProperties.class)
public class MembershipServiceApplication {
  public static void main(String[] arguments) {
    builder().run(arguments);
  }

  /// The service, ready to be started; its settings are in `membership-service.yml`.
  public static SpringApplicationBuilder builder() {
    return new SpringApplicationBuilder(MembershipServiceApplication.class)
        .properties("spring.config.name=membership-service");
  }

  @Bean
  PublishedTopics publishedTopics() {
    return PublishedTopics.of("snug.memberships.v1");
  }
}
