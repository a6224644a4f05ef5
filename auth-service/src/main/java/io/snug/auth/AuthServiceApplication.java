package io.snug.auth;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The auth-service: who may come in, and what they may do.
@SpringBootApplication
@ConfigurationPropertiesScan
public class AuthServiceApplication {

  public static void main(String[] arguments) {
    builder().run(arguments);
  }

  /// How to start it, alone or beside other services in one JVM.
  public static SpringApplicationBuilder builder() {
    return new SpringApplicationBuilder(AuthServiceApplication.class)
        .properties("spring.config.name=auth-service");
  }
}
