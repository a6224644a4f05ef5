package io.snug.faults.check;

import io.snug.faults.history.Fact;
import io.snug.faults.history.Kind;
import io.snug.faults.history.Operation;
import java.util.HashSet;
import java.util.Set;

/// What was asked for and refused is nowhere: not the channel's name, neither in a row nor in an
/// event, and not the message.
final class RefusedButDone implements Rule {
  @Override
  public void judge(Evidence evidence, Findings findings) {
    judgeNames(evidence, findings);
    judgeMessages(evidence, findings);
  }

  private static void judgeNames(Evidence evidence, Findings findings) {
    var explained = evidence.mayBeWritten(Fact.NAME, Kind.CREATE, Kind.RENAME);
    var present = namesAnywhere(evidence);
    evidence
        .operations(Kind.CREATE, Kind.RENAME)
        .filter(Operation::isRefused)
        .filter(refused -> !explained.contains(Evidence.fact(refused, Fact.NAME)))
        .filter(refused -> present.contains(Evidence.fact(refused, Fact.NAME)))
        .forEach(
            refused ->
                findings.add(
                    Promise.NOTHING_HAPPENED,
                    channelCalled(evidence, refused),
                    "operation %d was refused and the name %s is there"
                        .formatted(refused.number(), refused.fact(Fact.NAME))));
  }

  private static Set<String> namesAnywhere(Evidence evidence) {
    var names = new HashSet<String>();
    evidence.rows().channels().forEach(row -> names.add(row.name()));
    evidence.events().stream()
        .filter(seen -> seen.event().type().startsWith("channel-"))
        .forEach(seen -> names.add(seen.event().data().path("name").asString("")));
    return names;
  }

  private static String channelCalled(Evidence evidence, Operation refused) {
    return evidence.rows().channels().stream()
        .filter(row -> refused.has(Fact.NAME, row.name()))
        .map(Rows.Channel::id)
        .findFirst()
        .orElse("");
  }

  private static void judgeMessages(Evidence evidence, Findings findings) {
    var explained = evidence.mayBeWritten(Fact.TEXT, Kind.POST);
    var rows = evidence.messagesByText();
    evidence
        .operations(Kind.POST)
        .filter(Operation::isRefused)
        .filter(refused -> !explained.contains(Evidence.fact(refused, Fact.TEXT)))
        .filter(refused -> rows.containsKey(Evidence.fact(refused, Fact.TEXT)))
        .forEach(
            refused ->
                findings.add(
                    Promise.NOTHING_HAPPENED,
                    Evidence.fact(refused, Fact.CHANNEL),
                    "operation %d was refused and its message %s is there"
                        .formatted(refused.number(), refused.fact(Fact.TEXT))));
  }
}
