package io.snug.faults.check;

import java.util.HashMap;
import java.util.Map;

/// By the first occurrence of each event: the versions of a subject begin at 1 and grow by one, a
/// key stays in its partition, and a channel's messages come in the order of their timestamps.
final class EventOrder implements Rule {
  @Override
  public void judge(Evidence evidence, Findings findings) {
    var versions = new HashMap<String, Long>();
    var partitions = new HashMap<String, Integer>();
    var timestamps = new HashMap<String, String>();
    for (var seen : evidence.firstOccurrences()) {
      var event = seen.event();
      long expected = versions.merge(seen.line(), 1L, Long::sum);
      if (event.version() != expected) {
        findings.add(
            Promise.IN_ORDER,
            event.key(),
            "%s of %s at %s has version %d where %d was due"
                .formatted(event.type(), event.subject(), seen.where(), event.version(), expected));
        versions.put(seen.line(), event.version());
      }
      var partition = partitions.putIfAbsent(seen.topic() + event.key(), seen.partition());
      if (partition != null && partition != seen.partition()) {
        findings.add(
            Promise.IN_ORDER, event.key(), "%s is not in its partition".formatted(seen.where()));
      }
      if (seen.isOf("message-posted")) {
        judgeTimestamp(findings, timestamps, seen);
      }
    }
  }

  /// Timestamps have one length, so they compare as texts.
  private static void judgeTimestamp(
      Findings findings, Map<String, String> timestamps, SeenEvent seen) {
    var ts = seen.event().data().path("ts").asString("");
    var before = timestamps.put(seen.event().key(), ts);
    if (before != null && before.compareTo(ts) >= 0) {
      findings.add(
          Promise.IN_ORDER,
          seen.event().key(),
          "message %s at %s comes after a message of %s".formatted(ts, seen.where(), before));
    }
  }
}
