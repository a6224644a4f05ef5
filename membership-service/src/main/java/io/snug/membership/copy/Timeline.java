package io.snug.membership.copy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// How far the messages of a channel have come, as far as this service has heard.
///
/// @param lastSeq number of the newest main-timeline message
/// @param lastTs its timestamp as Slack writes it
/// @param lastMessage its event data; null when there is none, or when it was deleted
/// @param lastAt when the newest message was sent, thread replies included
/// @param count all messages, thread replies included
/// @param allMentions how many mentioned everybody
public record Timeline(
    long lastSeq,
    @Nullable String lastTs,
    @Nullable ObjectNode lastMessage,
    @Nullable Instant lastAt,
    long count,
    long allMentions) {

  static Timeline of(Fields row) {
    return new Timeline(
        row.number("last_seq"),
        row.textOrNull("last_ts"),
        row.objectOrNull("last_message"),
        row.instantOrNull("last_message_at"),
        row.number("message_count"),
        row.number("all_mentions"));
  }
}
