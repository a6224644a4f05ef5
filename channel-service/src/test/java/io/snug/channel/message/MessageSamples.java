package io.snug.channel.message;

import io.snug.channel.channel.Channel;
import io.snug.channel.copy.Person;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// One of each outcome of posting.
public final class MessageSamples {
  private MessageSamples() {}

  public static Stream<PostMessageResult> results(Channel channel, Person author, Instant now) {
    return Stream.of(
        new PostMessageResult.Posted(message(channel, author, now), channel),
        new PostMessageResult.NoChannel(),
        new PostMessageResult.Closed(channel),
        new PostMessageResult.NotWritable(channel),
        new PostMessageResult.Archived(channel),
        new PostMessageResult.ReadOnly(channel),
        new PostMessageResult.NoParent());
  }

  private static Message message(Channel channel, Person author, Instant now) {
    return new Message(
        channel.id(),
        channel.workspaceId(),
        "M1",
        1L,
        MessageTime.of(now),
        new Author(author, List.of("user")),
        new Content("hi", null, List.of(), false, null, null, Json.object()),
        null,
        null,
        null,
        ThreadSummary.NONE,
        null,
        null,
        Dialect.SLACK);
  }
}
