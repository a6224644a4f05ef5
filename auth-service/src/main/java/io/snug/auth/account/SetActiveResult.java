package io.snug.auth.account;

/// What came of the wish to deactivate an account or to bring it back.
public sealed interface SetActiveResult {
  record Done(Account account) implements SetActiveResult {}

  record NoSuchAccount() implements SetActiveResult {}

  record NotPermitted() implements SetActiveResult {}

  /// Nobody would be left to undo it.
  record LastAdmin() implements SetActiveResult {}
}
