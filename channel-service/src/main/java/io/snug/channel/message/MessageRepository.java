package io.snug.channel.message;

import static io.snug.channel.channel.ChannelRows.number;
import static io.snug.channel.channel.ChannelRows.text;

import io.snug.channel.channel.Channel;
import io.snug.channel.channel.ChannelId;
import io.snug.channel.copy.StorableText;
import io.snug.channel.message.MessageEvents.Place;
import io.snug.platform.caller.WorkspaceId;
import io.snug.platform.database.Database;
import io.snug.platform.database.Query;
import io.snug.platform.json.Json;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Messages in the database.
public final class MessageRepository {
  /// Number, timestamp, message, thread and event in one statement. The channel's row is locked
  /// first, so messages of one channel get their numbers, and their events, in the order of
  /// commits.
  private static final String POST =
      """
      WITH place AS (
        UPDATE channel SET
          last_seq = last_seq + CASE WHEN :inMain THEN 1 ELSE 0 END,
          last_ts = greatest(last_ts + 1, :now),
          last_message_at =
            timestamptz 'epoch' + greatest(last_ts + 1, :now) * interval '1 microsecond',
          message_count = message_count + 1
        WHERE id = :channel
          AND NOT EXISTS (SELECT FROM message WHERE channel_id = :channel AND id = :id)
        RETURNING last_seq, last_ts, last_message_at, message_count
      ), posted AS (
        INSERT INTO message (channel_id, id, seq, ts, author_id, author_username, author_name,
                             author_roles, body, thread_id, thread_ts, thread_author, reply_to,
                             system_type, mentions, mentions_all, data, meta, extra, bot_id, origin)
        SELECT :channel, :id, CASE WHEN :inMain THEN last_seq END, last_ts, :authorId,
               :authorUsername, :authorName, :authorRoles, :text, :thread, :threadTs, :threadAuthor,
               :quoted, :systemType, :mentions::jsonb, :mentionsAll, :data::jsonb, :meta::jsonb, :extra::jsonb, :botId,
               :origin
        FROM place
      ), thread AS (
        UPDATE message SET
          reply_count = reply_count + 1,
          latest_reply_ts = place.last_ts,
          repliers = CASE WHEN :authorId = ANY(repliers) THEN repliers
                          ELSE array_append(repliers, :authorId) END
        FROM place
        WHERE message.channel_id = :channel AND message.id = :thread
      ), told AS (
        INSERT INTO outbox (id, topic, event_key, aggregate_type, aggregate_id, aggregate_version,
                            type, payload, occurred_at)
        SELECT :eventId, :topic, :channel, 'message', :id, 1, :eventType,
               :draft::jsonb || jsonb_build_object(
                 'seq', CASE WHEN :inMain THEN last_seq END,
                 'ts', (last_ts / 1000000)::text || '.' || lpad((last_ts % 1000000)::text, 6, '0'),
                 'sentAt', to_char(last_message_at AT TIME ZONE 'UTC',
                                   'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                 'threadShown', :inMain AND :thread IS NOT NULL,
                 'channel', jsonb_build_object('lastSeq', last_seq, 'messageCount', message_count)),
               last_message_at
        FROM place
      )
      SELECT CASE WHEN :inMain THEN last_seq END AS seq, last_ts, last_seq, message_count FROM place
      """;

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

  /// Posts. Empty when a message of that id is in the channel already; when two posts of one id
  /// race, the second fails with a duplicate key and leaves nothing behind.
  Mono<Place> post(Message message, boolean inMain, UUID eventId, ObjectNode draft) {
    var content = message.content();
    var root = message.root();
    return database
        .sql(POST)
        .bind("channel", message.channelId().value())
        .bind("id", message.id())
        .bind("inMain", inMain)
        .bind("now", message.ts().micros())
        .bind("authorId", message.author().person().id().value())
        .bind("authorUsername", message.author().person().username())
        .bind("authorName", message.author().person().name())
        .bind("authorRoles", message.author().roles().toArray(String[]::new))
        .bind("text", content.text())
        .bind("thread", message.threadId(), String.class)
        .bind("threadTs", root == null ? null : root.ts().micros(), Long.class)
        .bind("threadAuthor", root == null ? null : root.author().value(), String.class)
        .bind("quoted", message.replyTo(), String.class)
        .bind("systemType", content.systemType(), String.class)
        .bind("mentions", Json.write(MessageRows.mentions(content.mentions())))
        .bind("mentionsAll", content.mentionsAll())
        .bind("data", json(content.data()), String.class)
        .bind("meta", json(content.meta()), String.class)
        .bind("extra", Json.write(content.extra()))
        .bind("botId", message.botId(), String.class)
        .bind("origin", message.origin().wireName())
        .bind("eventId", eventId)
        .bind("topic", MessageEvents.TOPIC)
        .bind("eventType", MessageEvents.POSTED)
        .bind("draft", Json.write(draft))
        .map(
            row ->
                new Place(
                    row.get("seq", Long.class),
                    new MessageTime(number(row, "last_ts")),
                    number(row, "last_seq"),
                    number(row, "message_count")))
        .one();
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

  private static @Nullable String json(@Nullable ObjectNode value) {
    return value == null ? null : Json.write(value);
  }
}
