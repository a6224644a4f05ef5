package io.snug.faults.client;

import io.snug.platform.dialect.Dialect;
import org.jspecify.annotations.Nullable;

/// One dialect's wire, as its clients speak it: actions to calls, replies to answers. It knows no
/// connection and keeps nothing, so what counts as acknowledged, refused or unknown can be read,
/// and tested, in one place per dialect.
interface Codec {
  Dialect dialect();

  /// Whether the dialect can say this at all.
  boolean knows(Action action);

  /// The request; the credential is null only before a log-in.
  Call call(Action action, @Nullable Credential credential);

  /// What the reply to such a call means.
  Answer answer(Action action, Reply reply);

  /// Whether a refusal says that the credential is no longer good.
  boolean isLoggedOut(Answer answer);
}
