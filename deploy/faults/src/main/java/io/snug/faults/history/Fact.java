package io.snug.faults.history;

import java.util.Locale;

/// What is known of an operation besides its outcome: what was asked for, and what the answer said.
public enum Fact {
  /// The id of the account that made the call.
  CALLER,
  /// The position in the cluster of the gateway that was asked.
  GATEWAY,
  /// The id of the channel: asked for, or learnt from the answer of a create.
  CHANNEL,
  /// The channel's name as it was sent.
  NAME,
  /// The id of the other account: invited, removed, or the other end of a direct channel.
  OTHER,
  /// The id a client gave its message, by which sending again is recognised.
  CLIENT_MESSAGE,
  /// The message's id in the answer.
  MESSAGE,
  /// The message's text.
  TEXT,
  /// The microsecond timestamp of the message in the answer.
  TS,
  /// The refusal's or the break's code, in the dialect's spelling.
  REASON,
  /// What a read was made to find or to miss, and the number of the write behind that.
  EXPECTED,
  /// Of a read: ids that were found, separated by blanks.
  FOUND;

  /// As reports and the history's file spell it.
  public String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
