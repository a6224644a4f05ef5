package io.snug.auth.rocketchat;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What Rocket.Chat's clients are told about the server.
///
/// @param version clients switch their behaviour by it; the replies here have the shape of 7.x
@ConfigurationProperties("snug.rocket-chat")
public record RocketChatProperties(@DefaultValue("7.10.0") String version) {
  public RocketChatProperties {
    if (!version.matches("\\d+\\.\\d+\\.\\d+")) {
      throw new IllegalArgumentException(
          "snug.rocket-chat.version must be like 7.10.0, not " + version);
    }
  }

  /// Major and minor number: all that strangers are told.
  String shortVersion() {
    return version.substring(0, version.lastIndexOf('.'));
  }
}
