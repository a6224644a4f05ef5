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
  /// The SHA-256 of a token, in hexadecimal digits: made by a log-in, ended by a log-out.
  TOKEN,
  /// What a look at the list was made to see after the client's own write: `listed`, `hidden`,
  /// `absent`, `called:` and a name; of a read, a text, or `missed` after a reconnect.
  EXPECTED,
  /// What a look saw (`listed`, `hidden`, `absent`), or the texts a read found, separated by
  /// blanks.
  FOUND;

  /// As reports and the history's file spell it.
  public String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
