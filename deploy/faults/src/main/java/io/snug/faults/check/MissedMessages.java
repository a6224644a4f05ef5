package io.snug.faults.check;

import io.snug.faults.history.Fact;
import io.snug.faults.history.Kind;
import io.snug.faults.history.Operation;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A page of a channel's newest messages holds every message that was acknowledged before it was
/// asked for and is newer than the oldest of the page.
final class MissedMessages implements Rule {
  private static final int PAGE = 50;

  @Override
  public void judge(Evidence evidence, Findings findings) {
    var times = times(evidence);
    evidence
        .operations(Kind.READ)
        .filter(Operation::isAcknowledged)
        .forEach(read -> judge(evidence, findings, times, read));
  }

  private static Map<String, Long> times(Evidence evidence) {
    var times = new HashMap<String, Long>();
    evidence.rows().messages().forEach(row -> times.put(row.text(), row.ts()));
    return times;
  }

  private static void judge(
      Evidence evidence, Findings findings, Map<String, Long> times, Operation read) {
    var channel = Evidence.fact(read, Fact.CHANNEL);
    var page = List.of(Evidence.fact(read, Fact.FOUND).split(" "));
    var found = Set.copyOf(page.stream().distinct().toList());
    long oldest =
        page.size() < PAGE
            ? 0
            : page.stream()
                .mapToLong(text -> times.getOrDefault(text, Long.MAX_VALUE))
                .min()
                .orElse(0);
    evidence
        .operationsOf(channel, Kind.POST)
        .filter(post -> isThere(post, read.begun()))
        .filter(post -> !found.contains(Evidence.fact(post, Fact.TEXT)))
        .filter(post -> times.getOrDefault(Evidence.fact(post, Fact.TEXT), 0L) > oldest)
        .forEach(
            post ->
                findings.add(
                    promise(read, post),
                    channel,
                    "read %d does not find the message %s, which %d had written before"
                        .formatted(read.number(), post.fact(Fact.TEXT), post.number())));
  }

  private static Promise promise(Operation read, Operation post) {
    if (read.has(Fact.EXPECTED, "missed")) {
      return Promise.LISTENERS_FIND;
    }
    return read.client() == post.client() ? Promise.READ_YOUR_WRITES : Promise.DURABLE;
  }

  private static boolean isThere(Operation post, Instant when) {
    return post.isAcknowledged() && post.ended().isBefore(when);
  }
}
