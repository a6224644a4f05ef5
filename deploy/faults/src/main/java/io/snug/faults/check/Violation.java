package io.snug.faults.check;

import io.snug.faults.history.Operation;
import java.util.List;

/// A promise that was not kept.
///
/// @param channel where it happened; empty where it concerns no channel
/// @param history everything clients did to that channel, in order
public record Violation(Promise promise, String sentence, String channel, List<Operation> history) {
  public Violation {
    history = List.copyOf(history);
  }
}
