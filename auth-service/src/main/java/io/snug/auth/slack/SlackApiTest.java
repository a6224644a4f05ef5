package io.snug.auth.slack;

import io.snug.platform.dialect.slack.SlackArguments;
import io.snug.platform.dialect.slack.SlackReply;
import io.snug.platform.json.Json;
import reactor.core.publisher.Mono;

/// `api.test`: says back what was said, except a token.
///
/// @see <a href="https://docs.slack.dev/reference/methods/api.test">Slack: api.test</a>
final class SlackApiTest {
  private SlackApiTest() {}

  static Mono<SlackReply> answer(SlackArguments arguments) {
    var echo = Json.object();
    arguments.values().forEach(echo::set);
    echo.remove("token");
    var payload = Json.object();
    payload.set("args", echo);
    var error = arguments.text("error");
    return Mono.just(
        error == null || error.isEmpty()
            ? SlackReply.ok(payload)
            : SlackReply.error(error, payload));
  }
}
