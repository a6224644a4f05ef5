package io.snug.faults.history;

/// What a client may believe of a call it made.
public enum Outcome {
  /// The dialect's success: what was asked has happened and stays.
  ACKNOWLEDGED,
  /// An error the dialect documents, overload and "unavailable" among them: nothing has happened.
  REFUSED,
  /// The connection broke, the time was up, or the answer says itself that nobody knows: it may
  /// have happened, now or later, or not.
  UNKNOWN
}
