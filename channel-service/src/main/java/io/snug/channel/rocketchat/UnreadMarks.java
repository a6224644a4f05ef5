package io.snug.channel.rocketchat;

import io.snug.channel.message.History;
import io.snug.channel.message.Message;
import io.snug.channel.message.MessageQueries;
import io.snug.channel.message.ReadResult;
import io.snug.platform.dialect.rocketchat.WireDates;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Where unread messages begin on a page of history, and how many lie before it.
record UnreadMarks(@Nullable Message firstUnread, long notLoaded) {

  static Mono<UnreadMarks> of(
      MessageQueries messages, ReadResult.Read<History.Page> read, @Nullable Instant since) {
    var page = read.value().messages();
    if (since == null || page.isEmpty()) {
      return Mono.just(new UnreadMarks(null, 0));
    }
    long after = RocketChatHistoryDecoder.after(since, false);
    var unread = page.stream().filter(message -> message.ts().micros() > after).toList();
    if (unread.isEmpty()) {
      return Mono.just(new UnreadMarks(null, 0));
    }
    var first = unread.getLast();
    return messages
        .count(read.channel(), after, page.getLast().ts().micros())
        .map(notLoaded -> new UnreadMarks(first, notLoaded));
  }

  ObjectNode addTo(ObjectNode payload, WireDates dates) {
    if (firstUnread != null) {
      payload.set("firstUnread", RocketChatMessageEncoder.message(firstUnread, dates));
    }
    return payload.put("unreadNotLoaded", notLoaded);
  }
}
