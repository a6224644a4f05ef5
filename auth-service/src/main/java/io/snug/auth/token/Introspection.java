package io.snug.auth.token;

import io.snug.platform.caller.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a presented token turned out to be.
public sealed interface Introspection {
  /// Its holder may act.
  ///
  /// @param expiresAt when the token ends; null for one without an end
  /// @param asOf when this was so, by the database's clock
  record Active(Caller caller, @Nullable Instant expiresAt, Instant asOf)
      implements Introspection {}

  /// The token is good, but nobody has let its holder in yet: all they may do is ask who they are.
  record Pending(Caller caller, @Nullable Instant expiresAt) implements Introspection {}

  /// Nobody may act with it.
  record Refused(Verdict why) implements Introspection {}
}
