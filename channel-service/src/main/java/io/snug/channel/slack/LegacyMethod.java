package io.snug.channel.slack;

import io.snug.channel.slack.SlackProperties.LegacyMethods;
import io.snug.platform.dialect.slack.SlackMethod;
import io.snug.platform.dialect.slack.SlackReply;
import io.snug.platform.json.Json;
import java.util.List;
import reactor.core.publisher.Mono;

/// A method of the deprecated `groups` family: it warns, or it refuses, as the operator decided.
///
/// @see <a
///   href="https://docs.slack.dev/changelog/2020-01-deprecating-antecedents-to-the-conversations-api">
///   Slack: Deprecating antecedents to the Conversations API</a>
final class LegacyMethod {
  private static final String CODE = "method_deprecated";

  private final LegacyMethods mode;

  LegacyMethod(LegacyMethods mode) {
    this.mode = mode;
  }

  /// The method as it behaves today, naming its successor.
  SlackMethod of(String successor, SlackMethod method) {
    return switch (mode) {
      case DEPRECATED ->
          (caller, arguments) ->
              method
                  .call(caller, arguments)
                  .map(reply -> reply.withWarning(CODE, deprecation(successor)));
      case RETIRED -> (_, _) -> Mono.just(retired(successor));
      case SWITCHED_OFF -> (_, _) -> Mono.just(SlackReply.error("deprecated_endpoint"));
    };
  }

  private static String deprecation(String successor) {
    return "This method is deprecated and may stop working. Alternative methods: "
        + successor
        + ".";
  }

  private static SlackReply retired(String successor) {
    var message =
        "[ERROR] This method is retired and can no longer be called. Alternative methods: "
            + successor
            + ".";
    return new SlackReply(CODE, Json.object(), List.of(), List.of(message), null);
  }
}
