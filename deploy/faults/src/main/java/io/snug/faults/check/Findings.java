package io.snug.faults.check;

import java.util.ArrayList;
import java.util.List;

/// What one run of the checker finds, each with the history that belongs to it.
final class Findings {
  private final Evidence evidence;
  private final List<Violation> violations = new ArrayList<>();

  Findings(Evidence evidence) {
    this.evidence = evidence;
  }

  void add(Promise promise, String channel, String sentence) {
    violations.add(new Violation(promise, sentence, channel, evidence.operationsOf(channel)));
  }

  List<Violation> all() {
    return violations;
  }
}
