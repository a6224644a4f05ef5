package io.snug.channel.channel;

import io.snug.channel.change.ChangeChannelResult;
import io.snug.channel.copy.Person;
import io.snug.channel.message.MessageSamples;
import io.snug.channel.message.PostMessageResult;
import io.snug.platform.caller.UserId;
import io.snug.platform.caller.WorkspaceId;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// One of each outcome.
public final class ChannelServiceSamples {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123456Z");
  private static final Person ADA = new Person(new UserId("UADA"), "ada", "Ada");

  private ChannelServiceSamples() {}

  public static Channel channel() {
    return new Channel(
        new ChannelId("G1"),
        new WorkspaceId("TTEST"),
        ChannelType.PRIVATE,
        "plans",
        "plans",
        List.of(),
        ChannelNote.UNSET,
        ChannelNote.UNSET,
        "",
        false,
        false,
        Json.object(),
        Json.object(),
        ADA,
        NOW,
        NOW,
        1,
        Timeline.EMPTY,
        Dialect.SLACK,
        Sharing.usual(ChannelType.PRIVATE, NOW));
  }

  public static Stream<CreateChannelResult> createResults() {
    return Stream.of(
        new CreateChannelResult.Created(channel(), List.of()),
        new CreateChannelResult.Existing(channel()),
        new CreateChannelResult.NameTaken("plans", false),
        new CreateChannelResult.NameTaken("plans", true),
        new CreateChannelResult.NotPermitted("create-p"));
  }

  public static Stream<ChangeChannelResult> changeResults() {
    var standing = new Standing(channel(), null);
    return Stream.of(
        new ChangeChannelResult.Changed(standing),
        new ChangeChannelResult.NoChannel(),
        new ChangeChannelResult.Closed(channel()),
        new ChangeChannelResult.Archived(channel()),
        new ChangeChannelResult.NotPermitted(standing),
        new ChangeChannelResult.NameTaken("plans", false),
        new ChangeChannelResult.NameTaken("plans", true));
  }

  public static Stream<PostMessageResult> postResults() {
    return MessageSamples.results(channel(), ADA, NOW);
  }
}
