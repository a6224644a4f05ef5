package io.snug.platform.caller;

/// What came of checking a caller token.
public sealed interface CallerVerdict {
  record Genuine(Caller caller) implements CallerVerdict {}

  /// Forged, foreign, revoked, or no token at all.
  record Refused() implements CallerVerdict {}

  /// The auth-service signed it, but by this machine's clock it has ended or not begun yet. The
  /// gateway hands out none of that kind, so most likely one of the clocks is wrong.
  record OutOfTime() implements CallerVerdict {}

  /// The keys to check it with could not be had.
  record Undecided() implements CallerVerdict {}
}
