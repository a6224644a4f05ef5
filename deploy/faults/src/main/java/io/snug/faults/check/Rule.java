package io.snug.faults.check;

/// Looks at the evidence for one kind of fault. A rule accuses only where no order of the
/// operations, and no late effect of an unknown one, explains what is there.
interface Rule {
  void judge(Evidence evidence, Findings findings);
}
