package io.snug.channel.message;

import io.snug.platform.caller.UserId;

/// The message a thread hangs from.
public record ThreadRoot(String id, MessageTime ts, UserId author) {

  /// The root of the thread a message belongs to or would begin: a reply to a reply stays in the
  /// same thread.
  static ThreadRoot of(Message message) {
    return message.root() == null
        ? new ThreadRoot(message.id(), message.ts(), message.author().person().id())
        : message.root();
  }
}
