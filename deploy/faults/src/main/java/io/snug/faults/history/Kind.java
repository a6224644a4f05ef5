package io.snug.faults.history;

import java.util.Locale;

/// What a client asked for, in the words of the product and not of one dialect.
public enum Kind {
  LOG_IN(true),
  LOG_OUT(true),
  CREATE(true),
  DIRECT(true),
  INVITE(true),
  REMOVE(true),
  LEAVE(true),
  HIDE(true),
  SHOW(true),
  POST(true),
  RENAME(true),
  /// Reads the caller's own list of channels.
  LIST(false),
  /// Reads one channel's messages.
  READ(false),
  /// A socket's log-in and subscriptions.
  LISTEN(false);

  private final boolean writes;

  Kind(boolean writes) {
    this.writes = writes;
  }

  public boolean writes() {
    return writes;
  }

  /// As reports and the history's file spell it, for example `log-in`.
  public String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
