package io.snug.faults.check;

import io.snug.faults.history.Fact;
import io.snug.faults.history.Kind;
import io.snug.faults.history.Operation;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// An acknowledged log-in left a token, an acknowledged log-out ended it, a refused one did not.
final class LostTokens implements Rule {
  @Override
  public void judge(Evidence evidence, Findings findings) {
    var rows =
        evidence.rows().tokens().stream()
            .collect(Collectors.toMap(Rows.Token::digest, Function.identity()));
    evidence
        .operations(Kind.LOG_IN)
        .filter(Operation::isAcknowledged)
        .filter(made -> !rows.containsKey(Evidence.fact(made, Fact.TOKEN)))
        .forEach(
            made ->
                findings.add(
                    Promise.DURABLE,
                    "",
                    "log-in %d of %s was acknowledged and its token is not there"
                        .formatted(made.number(), made.fact(Fact.CALLER))));
    evidence
        .operations(Kind.LOG_OUT)
        .collect(Collectors.groupingBy(ended -> Evidence.fact(ended, Fact.TOKEN)))
        .forEach((digest, ends) -> judge(findings, rows, digest, ends));
  }

  private static void judge(
      Findings findings, Map<String, Rows.Token> rows, String digest, List<Operation> ends) {
    var row = rows.get(digest);
    if (row == null) {
      return;
    }
    var first = ends.getFirst();
    if (!row.revoked() && ends.stream().anyMatch(Operation::isAcknowledged)) {
      findings.add(
          Promise.DURABLE,
          "",
          "log-out %d of %s was acknowledged and its token is still good"
              .formatted(first.number(), first.fact(Fact.CALLER)));
    }
    if (row.revoked() && ends.stream().allMatch(Operation::isRefused)) {
      findings.add(
          Promise.NOTHING_HAPPENED,
          "",
          "log-out %d of %s was refused and its token is revoked"
              .formatted(first.number(), first.fact(Fact.CALLER)));
    }
  }
}
