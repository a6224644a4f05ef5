package io.snug.membership.slack;

import io.snug.platform.dialect.slack.SlackMethod;
import io.snug.platform.dialect.slack.SlackReply;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Puts Slack's deprecation on a method of the `groups` family.
///
/// @see <a
///   href="https://docs.slack.dev/changelog/2020-01-deprecating-antecedents-to-the-conversations-api">Slack:
///   Deprecating antecedents to the Conversations API</a>
@Component
class SlackLegacy {
  private static final String CODE = "method_deprecated";

  private final boolean retired;

  SlackLegacy(SlackLegacyProperties properties) {
    this.retired = properties.retired();
  }

  /// The method with a warning on every success, or its obituary.
  SlackMethod of(String alternative, SlackMethod method) {
    return retired ? (_, _) -> Mono.just(gone(alternative)) : warning(alternative, method);
  }

  private static SlackMethod warning(String alternative, SlackMethod method) {
    var sentence = "This method is deprecated. " + instead(alternative);
    return (caller, arguments) ->
        method
            .call(caller, arguments)
            .map(reply -> reply.error() == null ? reply.withWarning(CODE, sentence) : reply);
  }

  private static SlackReply gone(String alternative) {
    var plain = SlackReply.error(CODE);
    var message = "[ERROR] This method is retired. " + instead(alternative);
    return new SlackReply(CODE, plain.payload(), List.of(), List.of(message), null);
  }

  private static String instead(String alternative) {
    return alternative.isEmpty()
        ? "There is no alternative."
        : "Alternative methods: " + alternative + ".";
  }
}
