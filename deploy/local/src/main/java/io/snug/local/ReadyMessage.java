package io.snug.local;

import io.snug.local.SnugFile.Content;
import io.snug.local.sample.SampleAccount;
import java.nio.file.Path;
import java.time.Instant;

/// What to try first, ready to be copied: a call per dialect with credentials that work.
final class ReadyMessage {
  private ReadyMessage() {}

  static String of(Content content, Path snugJson) {
    return calls(content)
        + """

        Kafka: what happens, as it happens

          kafka-console-consumer --bootstrap-server %1$s --from-beginning \\
            --include 'snug[.].*' --property print.headers=true

        Everything a script needs (tokens, addresses, processes) is in %2$s
        Ctrl-C stops Snug; the data stays.
        """
            .formatted(content.bootstrapServers(), snugJson);
  }

  private static String calls(Content content) {
    if (content.accounts().isEmpty()) {
      return "";
    }
    var alice = account(content, "alice");
    return """

    Rocket.Chat: alice makes a private group with bob and hides it

      curl -s %1$s/api/v1/groups.create \\
        -H 'X-Auth-Token: %2$s' -H 'X-User-Id: %3$s' \\
        -H 'Content-Type: application/json' -d '{"name":"team-%7$s","members":["bob"]}'
      curl -s %1$s/api/v1/groups.close \\
        -H 'X-Auth-Token: %2$s' -H 'X-User-Id: %3$s' \\
        -H 'Content-Type: application/json' -d '{"roomName":"team-%7$s"}'

    Slack: alice makes a private channel

      curl -s %1$s/api/groups.create \\
        -H 'Authorization: Bearer %4$s' -d name=war-room-%7$s

    Open WebUI: alice makes a group channel with bob

      curl -s %1$s/api/v1/channels/create \\
        -H 'Authorization: Bearer %5$s' \\
        -H 'Content-Type: application/json' \\
        -d '{"type":"group","name":"plans-%7$s","user_ids":["%6$s"]}'
    """
        .formatted(
            content.baseUrl(),
            alice.rocketChat().authToken(),
            alice.rocketChat().userId(),
            alice.slack().userToken(),
            alice.openWebUi().token(),
            account(content, "bob").person().id(),
            unused());
  }

  /// A suffix no earlier start used: names are unique, and the calls are to work each time.
  private static String unused() {
    return Long.toString(Instant.now().getEpochSecond(), Character.MAX_RADIX);
  }

  private static SampleAccount account(Content content, String username) {
    return content.accounts().stream()
        .filter(one -> one.person().username().equals(username))
        .findFirst()
        .orElseThrow();
  }
}
