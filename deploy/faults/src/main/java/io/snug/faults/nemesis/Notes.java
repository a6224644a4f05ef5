package io.snug.faults.nemesis;

import java.util.ArrayList;
import java.util.List;

/// What is written down about one fault, from any thread.
public final class Notes {
  private final List<String> figures = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();
  private int injected;

  /// Something was really broken: a process killed, a session ended, a client gone.
  public synchronized void injected(int times) {
    injected += times;
  }

  /// A figure worth reading.
  public synchronized void figure(String sentence) {
    figures.add(sentence);
  }

  /// Something that was promised did not hold.
  public synchronized void violation(String sentence) {
    violations.add(sentence);
  }

  /// Notes a violation where something that must hold does not.
  public void require(boolean holds, String otherwise) {
    if (!holds) {
      violation(otherwise);
    }
  }

  public synchronized int injected() {
    return injected;
  }

  public synchronized List<String> figures() {
    return List.copyOf(figures);
  }

  public synchronized List<String> violations() {
    return List.copyOf(violations);
  }
}
