package io.snug.gateway;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// Starts the gateway.
@SpringBootApplication
public class GatewayApplication {
  /// The gateway as an application, for a JVM of its own or one it shares with the services.
  public static SpringApplicationBuilder builder() {
    return new SpringApplicationBuilder(GatewayApplication.class)
        .properties("spring.config.name=gateway");
  }

  public static void main(String[] arguments) {
    builder().run(arguments);
  }
}
