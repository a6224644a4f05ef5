package io.snug.faults.check;

import io.snug.faults.history.Fact;
import io.snug.faults.history.Kind;
import io.snug.faults.history.Operation;

/// An acknowledged channel is there, and so is the name it was last given.
final class LostChannels implements Rule {
  @Override
  public void judge(Evidence evidence, Findings findings) {
    var rows = evidence.channelsById();
    evidence
        .operations(Kind.CREATE, Kind.DIRECT)
        .filter(Operation::isAcknowledged)
        .forEach(
            made -> {
              var channel = Evidence.fact(made, Fact.CHANNEL);
              var row = rows.get(channel);
              if (row == null) {
                findings.add(
                    Promise.DURABLE,
                    channel,
                    "operation %d was acknowledged and channel %s is not there"
                        .formatted(made.number(), channel));
              } else if (made.kind() == Kind.CREATE) {
                judgeName(evidence, findings, made, row);
              }
            });
  }

  private static void judgeName(
      Evidence evidence, Findings findings, Operation made, Rows.Channel row) {
    var names = new LastWrites<>("").add(made, Evidence.fact(made, Fact.NAME));
    evidence
        .operationsOf(row.id(), Kind.RENAME)
        .forEach(rename -> names.add(rename, Evidence.fact(rename, Fact.NAME)));
    if (!names.possible().contains(row.name())) {
      findings.add(
          names.isRefused(row.name()) ? Promise.NOTHING_HAPPENED : Promise.DURABLE,
          row.id(),
          "channel %s is called %s, and can only be called %s"
              .formatted(row.id(), row.name(), names.possible()));
    }
  }
}
