package io.snug.channel;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// Runs the channel-service: channels, messages, the directory.
@SpringBootApplication(scanBasePackageClasses = ChannelServiceConfiguration.class)
public class ChannelServiceApplication {

  /// The service with its own settings file, so that others can run beside it in one JVM.
  public static SpringApplicationBuilder builder() {
    return new SpringApplicationBuilder(ChannelServiceApplication.class)
        .properties("spring.config.name=channel-service");
  }

  public static void main(String[] arguments) {
    builder().run(arguments);
  }
}
