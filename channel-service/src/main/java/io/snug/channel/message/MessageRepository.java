package io.snug.channel.message;

import static io.snug.channel.channel.ChannelRows.number;
import static io.snug.channel.channel.ChannelRows.text;

import io.snug.channel.channel.Channel;
import io.snug.channel.channel.ChannelId;
import io.snug.channel.copy.StorableText;
import io.snug.platform.caller.WorkspaceId;
import io.snug.platform.database.Database;
import io.snug.platform.database.Query;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/// Messages in the database.
public final class MessageRepository {
  private static final String BY_ID =
      "SELECT * FROM message WHERE channel_id = :channel AND id = :id";
  private static final String BY_TS =
      "SELECT * FROM message WHERE channel_id = :channel AND ts = :ts";
  private static final String PLACES = "SELECT channel_id FROM message WHERE id = :id LIMIT 20";
  private static final String HISTORY =
      """
      SELECT * FROM message
      WHERE channel_id = :channel AND ts > :after AND ts < :before
        AND (seq IS NOT NULL OR :withReplies)
        AND (system_type IS NULL OR :withSystem)
      ORDER BY ts DESC
      LIMIT :limit OFFSET :offset
      """;
  private static final String TOP_LEVEL =
      """
      SELECT * FROM message
      WHERE channel_id = :channel AND thread_id IS NULL AND system_type IS NULL
      ORDER BY ts DESC
      LIMIT :limit OFFSET :offset
      """;
  private static final String REPLIES_OLDEST_FIRST =
      """
      SELECT * FROM message
      WHERE channel_id = :channel AND thread_id = :thread AND ts > :after AND ts < :before
      ORDER BY ts
      LIMIT :limit
      """;
  private static final String REPLIES_NEWEST_FIRST =
      """
      SELECT * FROM message
      WHERE channel_id = :channel AND thread_id = :thread
      ORDER BY ts DESC
      LIMIT :limit OFFSET :offset
      """;
  private static final String COUNT =
      """
      SELECT count(*) AS messages FROM message
      WHERE channel_id = :channel AND seq IS NOT NULL AND ts > :after AND ts < :before
      """;
  private static final String SOME =
      "SELECT * FROM message WHERE channel_id = :channel AND id = ANY(:ids)";

  /// Few rows of a table in partitions: from key to row, by its primary key.
  private static final String BY_KEYS =
      """
      SELECT message.*, channel.workspace_id
      FROM unnest(:channels, :ids) AS asked (channel_id, id)
      JOIN channel ON channel.id = asked.channel_id
      JOIN message ON message.channel_id = asked.channel_id AND message.id = asked.id
      """;

  private static final String NEWEST =
      """
      SELECT * FROM message
      WHERE channel_id = :channel AND seq IS NOT NULL
      ORDER BY ts DESC
      LIMIT 1
      """;

  private final Database database;

  public MessageRepository(Database database) {
    this.database = database;
  }

  /// The message of a channel.
  public Mono<Message> find(Channel channel, MessageRef ref) {
    var spec =
        switch (ref) {
          case MessageRef.ById(var id) -> database.sql(BY_ID).bind("id", id);
          case MessageRef.At(var ts) -> database.sql(BY_TS).bind("ts", ts.micros());
        };
    return all(spec.bind("channel", channel.id().value()), channel.workspaceId())
        .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
  }

  /// The message that took the id first.
  Mono<Message> findAgain(Message message) {
    var spec =
        database.sql(BY_ID).bind("id", message.id()).bind("channel", message.channelId().value());
    return all(spec, message.workspaceId())
        .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
  }

  /// The channels that have a message of this id; as good as always at most one.
  Mono<List<ChannelId>> places(String id) {
    return database
        .sql(PLACES)
        .bind("id", StorableText.of(id))
        .mapValue(String.class)
        .all()
        .map(ChannelId::new)
        .collectList();
  }

  Mono<History.Page> history(Channel channel, History history) {
    var spec =
        database
            .sql(HISTORY)
            .bind("channel", channel.id().value())
            .bind("after", history.after())
            .bind("before", history.before())
            .bind("withReplies", history.withReplies())
            .bind("withSystem", history.withSystem())
            .bind("limit", history.limit() + 1L)
            .bind("offset", history.offset());
    return all(spec, channel.workspaceId()).map(rows -> History.Page.of(rows, history.limit()));
  }

  Mono<List<Message>> topLevel(Channel channel, int offset, int limit) {
    var spec =
        database
            .sql(TOP_LEVEL)
            .bind("channel", channel.id().value())
            .bind("limit", limit)
            .bind("offset", offset);
    return all(spec, channel.workspaceId());
  }

  Mono<History.Page> replies(Channel channel, String thread, History history) {
    var spec =
        database
            .sql(REPLIES_OLDEST_FIRST)
            .bind("channel", channel.id().value())
            .bind("thread", StorableText.of(thread))
            .bind("after", history.after())
            .bind("before", history.before())
            .bind("limit", history.limit() + 1L);
    return all(spec, channel.workspaceId()).map(rows -> History.Page.of(rows, history.limit()));
  }

  Mono<List<Message>> newestReplies(Channel channel, String thread, int offset, int limit) {
    var spec =
        database
            .sql(REPLIES_NEWEST_FIRST)
            .bind("channel", channel.id().value())
            .bind("thread", StorableText.of(thread))
            .bind("limit", limit)
            .bind("offset", offset);
    return all(spec, channel.workspaceId());
  }

  Mono<List<Message>> some(Channel channel, List<String> ids) {
    if (ids.isEmpty()) {
      return Mono.just(List.of());
    }
    var spec =
        database
            .sql(SOME)
            .bind("channel", channel.id().value())
            .bind("ids", ids.stream().map(StorableText::of).toArray(String[]::new));
    return all(spec, channel.workspaceId());
  }

  /// Messages of any channels; those that are not there are left out.
  public Mono<Map<MessageKey, Message>> some(Collection<MessageKey> keys) {
    if (keys.isEmpty()) {
      return Mono.just(Map.of());
    }
    return database
        .sql(BY_KEYS)
        .bind("channels", keys.stream().map(key -> key.channelId().value()).toArray(String[]::new))
        .bind("ids", keys.stream().map(MessageKey::id).toArray(String[]::new))
        .map(row -> MessageRows.message(row, new WorkspaceId(text(row, "workspace_id"))))
        .all()
        .collectMap(Message::key);
  }

  Mono<Long> count(Channel channel, long after, long before) {
    return database
        .sql(COUNT)
        .bind("channel", channel.id().value())
        .bind("after", after)
        .bind("before", before)
        .map(row -> number(row, "messages"))
        .one();
  }

  Mono<Message> newest(Channel channel) {
    return all(database.sql(NEWEST).bind("channel", channel.id().value()), channel.workspaceId())
        .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
  }

  private static Mono<List<Message>> all(Query spec, WorkspaceId workspace) {
    return spec.map(row -> MessageRows.message(row, workspace)).all().collectList();
  }
}
