package io.snug.faults.check;

import java.util.List;

/// What the checker found, promise by promise.
public record Verdict(List<Violation> violations) {
  public Verdict {
    violations = List.copyOf(violations);
  }

  public boolean isPassed() {
    return violations.isEmpty();
  }

  public boolean isKept(Promise promise) {
    return of(promise).isEmpty();
  }

  public List<Violation> of(Promise promise) {
    return violations.stream().filter(violation -> violation.promise() == promise).toList();
  }
}
