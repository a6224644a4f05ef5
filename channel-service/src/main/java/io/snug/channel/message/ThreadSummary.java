package io.snug.channel.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a thread's parent knows of its replies.
///
/// @param repliers ids of those who replied, each once, in the order of their first reply
public record ThreadSummary(
    int replyCount, @Nullable MessageTime latestReply, List<String> repliers) {
  public static final ThreadSummary NONE = new ThreadSummary(0, null, List.of());

  public ThreadSummary {
    repliers = List.copyOf(repliers);
  }
}
