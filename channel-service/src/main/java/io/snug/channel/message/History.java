package io.snug.channel.message;

import java.util.List;

/// Which messages of a channel's timeline are asked for, newest first.
///
/// @param oldest nothing before this; 0 for no bound
/// @param latest nothing after this; [Long#MAX_VALUE] for no bound
/// @param inclusive whether messages at the bounds belong
/// @param withReplies whether replies shown only in their thread belong
/// @param withSystem whether system messages belong
public record History(
    long oldest,
    long latest,
    boolean inclusive,
    boolean withReplies,
    boolean withSystem,
    int offset,
    int limit) {

  /// The newest ones.
  public static History newest(int limit) {
    return new History(0, Long.MAX_VALUE, false, false, true, 0, limit);
  }

  /// The lower bound as one that excludes itself.
  long after() {
    return inclusive && oldest > 0 ? oldest - 1 : oldest;
  }

  /// The upper bound as one that excludes itself.
  long before() {
    return inclusive && latest < Long.MAX_VALUE ? latest + 1 : latest;
  }

  /// Messages, and whether there are more beyond them.
  public record Page(List<Message> messages, boolean hasMore) {
    public Page {
      messages = List.copyOf(messages);
    }

    /// A page from one row more than was asked for.
    static Page of(List<Message> rows, int limit) {
      boolean hasMore = rows.size() > limit;
      return new Page(hasMore ? rows.subList(0, limit) : rows, hasMore);
    }
  }
}
