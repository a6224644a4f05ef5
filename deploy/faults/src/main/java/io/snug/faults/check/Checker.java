package io.snug.faults.check;

import java.util.List;

/// Holds four sets against each other: what was acknowledged, the owners' rows, the others' copies,
/// and the events that an independent consumer saw.
///
/// It never guesses. Where operations overlapped, every order is allowed; where an outcome is
/// unknown, both are, at any time after. So a violation is one, and silence proves nothing about
/// what was not tried.
public final class Checker {
  private static final List<Rule> RULES =
      List.of(
          new LostChannels(),
          new LostMessages(),
          new LostTokens(),
          new WrongMembers(),
          new WrongHiding(),
          new RefusedButDone(),
          new UntoldChanges(),
          new EventOrder(),
          new FirstMembers(),
          new UnequalCopies(),
          new Twins(),
          new OwnWrites(),
          new MessageOrder(),
          new MissedMessages(),
          new RemovedListeners());

  private Checker() {}

  /// Judges a run whose traffic has ended and whose copies had time to settle, see [Settling].
  public static Verdict judge(Evidence evidence) {
    var findings = new Findings(evidence);
    RULES.forEach(rule -> rule.judge(evidence, findings));
    return new Verdict(findings.all());
  }

  /// Whether copies equal what they are copies of.
  static boolean isSettled(Evidence evidence) {
    var findings = new Findings(evidence);
    new UnequalCopies().judge(evidence, findings);
    return findings.all().isEmpty();
  }
}
