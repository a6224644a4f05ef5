package io.snug.membership.slack;

import io.snug.membership.slack.SlackProperties.LegacyMethods;
import io.snug.platform.dialect.slack.SlackMethod;
import io.snug.platform.dialect.slack.SlackReply;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// A method of the deprecated `groups` family: it warns, or it refuses, as the operator decided.
///
/// @see <a
///   href="https://docs.slack.dev/changelog/2020-01-deprecating-antecedents-to-the-conversations-api">Slack:
///   Deprecating antecedents to the Conversations API</a>
@Component
class SlackLegacy {
  private static final String CODE = "method_deprecated";

  private final LegacyMethods mode;

  SlackLegacy(SlackProperties properties) {
    this.mode = properties.legacyMethods();
  }

  /// The method as the operator wants it, naming its successor if it has one.
  SlackMethod of(String alternative, SlackMethod method) {
    return switch (mode) {
      case DEPRECATED -> warning(alternative, method);
      case RETIRED -> (_, _) -> Mono.just(gone(alternative));
      case SWITCHED_OFF -> (_, _) -> Mono.just(SlackReply.error("deprecated_endpoint"));
    };
  }

  private static SlackMethod warning(String alternative, SlackMethod method) {
    var sentence = "This method is deprecated and may stop working. " + instead(alternative);
    return (caller, arguments) ->
        method.call(caller, arguments).map(reply -> reply.withWarning(CODE, sentence));
  }

  private static SlackReply gone(String alternative) {
    var plain = SlackReply.error(CODE);
    var message =
        "[ERROR] This method is retired and can no longer be called. " + instead(alternative);
    return new SlackReply(CODE, plain.payload(), List.of(), List.of(message), null);
  }

  private static String instead(String alternative) {
    return alternative.isEmpty()
        ? "There is no alternative."
        : "Alternative methods: " + alternative + ".";
  }
}
