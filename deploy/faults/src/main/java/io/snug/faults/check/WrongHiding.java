package io.snug.faults.check;

import io.snug.faults.history.Fact;
import io.snug.faults.history.Kind;
import io.snug.faults.history.Operation;
import java.util.stream.Collectors;

/// A channel that was hidden stays hidden and one that was shown stays shown, as far as nothing
/// that others did brings it back.
final class WrongHiding implements Rule {
  @Override
  public void judge(Evidence evidence, Findings findings) {
    var channels = evidence.channelsById();
    for (var row : evidence.rows().memberships()) {
      var channel = channels.get(row.channel());
      if (row.active() && channel != null) {
        judge(evidence, findings, row, channel.lastSeq());
      }
    }
  }

  private static void judge(
      Evidence evidence, Findings findings, Rows.Membership row, long lastSeq) {
    var own =
        evidence
            .operationsOf(row.channel(), Kind.HIDE, Kind.SHOW)
            .filter(operation -> operation.has(Fact.CALLER, row.account()))
            .toList();
    if (own.isEmpty()) {
      return;
    }
    var hiding = new LastWrites<>(false);
    own.forEach(operation -> hiding.add(operation, operation.kind() == Kind.HIDE));
    boolean isHidden = row.hiddenAtSeq() != null && lastSeq <= row.hiddenAtSeq();
    boolean explained = !isHidden && isBroughtBack(evidence, row);
    if (!explained && !hiding.possible().contains(isHidden)) {
      findings.add(
          hiding.isRefused(isHidden) ? Promise.NOTHING_HAPPENED : Promise.DURABLE,
          row.channel(),
          "%s is %s for %s after operations %s"
              .formatted(
                  row.channel(),
                  isHidden ? "hidden" : "shown",
                  row.account(),
                  own.stream().map(Operation::number).collect(Collectors.toList())));
    }
  }

  private static boolean isBroughtBack(Evidence evidence, Rows.Membership row) {
    return evidence.operationsOf(row.channel()).stream()
        .filter(operation -> !operation.isRefused())
        .anyMatch(operation -> BroughtBack.by(operation, row.account()));
  }
}
