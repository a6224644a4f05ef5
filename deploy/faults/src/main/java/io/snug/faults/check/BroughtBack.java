package io.snug.faults.check;

import io.snug.faults.history.Fact;
import io.snug.faults.history.Operation;

/// Whether what somebody did brings a channel back to one who has hidden it.
///
/// A message does, for everybody but its author. Those that tell who was added, was removed or left
/// are messages too; they may come later than the change they tell of.
final class BroughtBack {
  private BroughtBack() {}

  static boolean by(Operation operation, String account) {
    return switch (operation.kind()) {
      case POST -> !operation.has(Fact.CALLER, account);
      // For those it happened to, the membership began anew.
      case INVITE, REMOVE ->
          !operation.has(Fact.CALLER, account) || operation.has(Fact.OTHER, account);
      case LEAVE, DIRECT -> true;
      default -> false;
    };
  }
}
