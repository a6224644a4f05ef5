package io.snug.channel.message;

import io.snug.channel.channel.Channel;
import io.snug.channel.channel.ChannelId;
import io.snug.channel.copy.Person;
import io.snug.platform.caller.WorkspaceId;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One of each outcome of posting.
public final class MessageSamples {
  private MessageSamples() {}

  public static Stream<PostMessageResult> results(Channel channel, Person author, Instant now) {
    return Stream.of(
        new PostMessageResult.Posted(posted(channel, author, now), channel),
        new PostMessageResult.NoChannel(),
        new PostMessageResult.Closed(channel),
        new PostMessageResult.NotWritable(channel),
        new PostMessageResult.Archived(channel),
        new PostMessageResult.ReadOnly(channel),
        new PostMessageResult.NoParent());
  }

  private static Message posted(Channel channel, Person author, Instant now) {
    var user = new Author(author, List.of("user"));
    return message(channel.id(), channel.workspaceId(), "M1", user, now, null)
        .at(1L, MessageTime.of(now));
  }

  /// One that has no place yet.
  static Message message(
      ChannelId channel,
      WorkspaceId workspace,
      String id,
      Author author,
      Instant now,
      @Nullable ThreadRoot root) {
    return new Message(
        channel,
        workspace,
        id,
        null,
        MessageTime.of(now),
        author,
        new Content("hi", null, List.of(), false, null, null, Json.object()),
        root,
        null,
        null,
        ThreadSummary.NONE,
        null,
        null,
        Dialect.SLACK);
  }
}
