package io.snug.benchmark.data;

import java.util.Locale;
import java.util.Map;

/// Somebody who calls, and the credentials of theirs.
public record Person(String id) {
  static Person actor(int number) {
    return new Person("UA%07d".formatted(number));
  }

  static Person speaker(int number) {
    return new Person("US%07d".formatted(number));
  }

  /// Somebody who is in that many of the work channels and nowhere else.
  static Person lister(int channels) {
    return new Person("UL%07d".formatted(channels));
  }

  public String username() {
    return id.toLowerCase(Locale.ROOT);
  }

  public String slackToken() {
    return "xoxp-benchmark-" + id;
  }

  public String rocketChatToken() {
    return "benchmark-rocket-chat-" + id;
  }

  public String openWebUiKey() {
    return "sk-benchmark" + id;
  }

  /// Sockets do not take keys.
  public String openWebUiToken() {
    return "benchmark-open-webui-" + id;
  }

  public Map<String, String> slack() {
    return Map.of("Authorization", "Bearer " + slackToken());
  }

  public Map<String, String> rocketChat() {
    return Map.of("X-Auth-Token", rocketChatToken(), "X-User-Id", id);
  }

  public Map<String, String> openWebUi() {
    return Map.of("Authorization", "Bearer " + openWebUiKey());
  }
}
