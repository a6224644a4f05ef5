package io.snug.faults.check;

import io.snug.faults.history.Fact;
import io.snug.faults.history.Heard;
import io.snug.faults.history.Kind;
import io.snug.faults.history.Operation;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Nobody hears a message that was first sent after they had been removed, or had left, unless they
/// may have been let in again.
final class RemovedListeners implements Rule {
  @Override
  public void judge(Evidence evidence, Findings findings) {
    var sent = new HashMap<String, Instant>();
    evidence
        .operations(Kind.POST)
        .forEach(post -> sent.putIfAbsent(Evidence.fact(post, Fact.TEXT), post.begun()));
    evidence.heard().forEach(heard -> judge(evidence, findings, sent, heard));
  }

  private static void judge(
      Evidence evidence, Findings findings, Map<String, Instant> sent, Heard heard) {
    var begun = sent.get(heard.text());
    if (begun == null) {
      return;
    }
    evidence
        .operationsOf(heard.channel(), Kind.REMOVE, Kind.LEAVE)
        .filter(Operation::isAcknowledged)
        .filter(removal -> concerns(removal, heard.account()) && removal.ended().isBefore(begun))
        .filter(removal -> !mayBeBack(evidence, removal, heard))
        .findFirst()
        .ifPresent(
            removal ->
                findings.add(
                    Promise.REMOVED_HEAR_NOTHING,
                    heard.channel(),
                    "%s heard %s at %s, after operation %d had ended the membership at %s"
                        .formatted(
                            heard.account(),
                            heard.text(),
                            heard.at(),
                            removal.number(),
                            removal.ended())));
  }

  private static boolean concerns(Operation removal, String account) {
    return removal.has(removal.kind() == Kind.LEAVE ? Fact.CALLER : Fact.OTHER, account);
  }

  private static boolean mayBeBack(Evidence evidence, Operation removal, Heard heard) {
    return evidence
        .operationsOf(heard.channel(), Kind.INVITE, Kind.DIRECT, Kind.CREATE)
        .filter(back -> !back.isRefused() && back.begun().isBefore(heard.at()))
        .filter(back -> Evidence.fact(back, Fact.OTHER).contains(heard.account()))
        .anyMatch(back -> back.isUnknown() || back.ended().isAfter(removal.begun()));
  }
}
