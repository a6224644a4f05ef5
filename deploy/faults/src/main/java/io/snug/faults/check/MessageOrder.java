package io.snug.faults.check;

import io.snug.faults.history.Fact;
import io.snug.faults.history.Kind;
import io.snug.faults.history.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// A channel's messages are numbered 1, 2, 3 and their timestamps grow with the numbers; whoever
/// began to write when another message had been acknowledged comes after it.
final class MessageOrder implements Rule {
  @Override
  public void judge(Evidence evidence, Findings findings) {
    var byChannel =
        evidence.rows().messages().stream().collect(Collectors.groupingBy(Rows.Message::channel));
    for (var channel : evidence.rows().channels()) {
      var messages = byChannel.getOrDefault(channel.id(), List.of());
      judgeNumbers(findings, channel, messages);
      judgeTimestamps(findings, channel, messages);
      judgeRealTime(evidence, findings, channel.id(), messages);
    }
  }

  private static void judgeNumbers(
      Findings findings, Rows.Channel channel, List<Rows.Message> messages) {
    var numbers =
        messages.stream().map(Rows.Message::seq).filter(Objects::nonNull).sorted().toList();
    for (int i = 0; i < numbers.size(); i++) {
      if (numbers.get(i) != i + 1) {
        findings.add(
            Promise.MESSAGES_IN_ORDER,
            channel.id(),
            "message %d of %s has the number %d".formatted(i + 1, channel.id(), numbers.get(i)));
        return;
      }
    }
    if (channel.lastSeq() != numbers.size() || channel.messageCount() != messages.size()) {
      findings.add(
          Promise.MESSAGES_IN_ORDER,
          channel.id(),
          "%s says its last number is %d of %d messages, and there are %d of %d"
              .formatted(
                  channel.id(),
                  channel.lastSeq(),
                  channel.messageCount(),
                  numbers.size(),
                  messages.size()));
    }
  }

  private static void judgeTimestamps(
      Findings findings, Rows.Channel channel, List<Rows.Message> messages) {
    var numbered =
        messages.stream()
            .filter(message -> message.seq() != null)
            .sorted(Comparator.comparing(Rows.Message::seq))
            .toList();
    for (int i = 1; i < numbered.size(); i++) {
      if (numbered.get(i).ts() <= numbered.get(i - 1).ts()) {
        findings.add(
            Promise.MESSAGES_IN_ORDER,
            channel.id(),
            "%s is not later than %s".formatted(numbered.get(i), numbered.get(i - 1)));
      }
    }
  }

  /// A message with the time before which nobody can have sent it, and after which it was there.
  private record Span(Instant begun, Instant ended, long ts) {}

  private static void judgeRealTime(
      Evidence evidence, Findings findings, String channel, List<Rows.Message> messages) {
    var spans = spans(evidence, channel, messages);
    spans.sort(Comparator.comparing(Span::begun));
    var byEnd = spans.stream().sorted(Comparator.comparing(Span::ended)).toList();
    long newest = 0;
    int next = 0;
    for (var span : spans) {
      while (byEnd.get(next).ended().isBefore(span.begun())) {
        newest = Math.max(newest, byEnd.get(next++).ts());
      }
      if (span.ts() <= newest) {
        findings.add(
            Promise.MESSAGES_IN_ORDER,
            channel,
            "a message of %d was sent after one of %d had been acknowledged"
                .formatted(span.ts(), newest));
      }
    }
  }

  private static List<Span> spans(Evidence evidence, String channel, List<Rows.Message> messages) {
    Map<String, Rows.Message> rows = new HashMap<>();
    messages.forEach(message -> rows.put(message.text(), message));
    var spans = new ArrayList<Span>();
    evidence
        .operationsOf(channel, Kind.POST)
        .collect(Collectors.groupingBy(post -> Evidence.fact(post, Fact.TEXT)))
        .forEach(
            (text, attempts) -> {
              var row = rows.get(text);
              var done = attempts.stream().filter(Operation::isAcknowledged).findFirst();
              if (row != null && done.isPresent()) {
                spans.add(new Span(attempts.getFirst().begun(), done.get().ended(), row.ts()));
              }
            });
    return spans;
  }
}
