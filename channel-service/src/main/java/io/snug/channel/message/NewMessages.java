package io.snug.channel.message;

import io.snug.channel.message.MessageEvents.Place;
import io.snug.platform.database.Database;
import io.snug.platform.database.SharedStatement;
import io.snug.platform.json.Json;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Writes new messages.
///
/// One shared statement at a time: the next would find its channels locked by the one before.
public final class NewMessages {
  /// Numbers, timestamps and messages. The channels' rows are locked first, so messages of one
  /// channel get their numbers, and their events, in the order of commits, and those of one
  /// statement in the order in which they came.
  private static final String PLACED =
      """
      WITH post AS (
        SELECT * FROM json_to_recordset(:posts::json)
          AS post (position bigint, "eventId" uuid, "inMain" boolean, now bigint, people jsonb,
                   "threadTs" bigint, "threadAuthor" text, draft json)
        CROSS JOIN json_to_record(draft)
          AS message (id text, "channelId" text, author json, text text, "threadId" text,
                      "systemType" text, "mentionsAll" boolean, "replyTo" text, data jsonb,
                      meta jsonb, extra jsonb, "botId" text, origin text)
        CROSS JOIN json_to_record(author)
          AS writer (username text, name text, roles text[])
      ), fresh AS (
        SELECT DISTINCT ON ("channelId", id) * FROM post
        WHERE NOT EXISTS (SELECT FROM message
                          WHERE channel_id = post."channelId" AND message.id = post.id)
        ORDER BY "channelId", id, position
      ), place AS (
        SELECT id, last_seq, last_ts, message_count FROM channel
        WHERE id = ANY(ARRAY(SELECT "channelId" FROM fresh))
        ORDER BY id
        FOR NO KEY UPDATE
      ), numbered AS (
        SELECT fresh.*,
               last_seq + count(*) FILTER (WHERE "inMain") OVER so_far AS seq,
               greatest(last_ts + 1, max(now) OVER (PARTITION BY "channelId"))
                 + row_number() OVER so_far - 1 AS ts,
               message_count + row_number() OVER so_far AS messages
        FROM fresh JOIN place ON place.id = fresh."channelId"
        WINDOW so_far AS (PARTITION BY "channelId" ORDER BY fresh.position)
      ), placed AS (
        SELECT *, timestamptz 'epoch' + ts * interval '1 microsecond' AS sent_at FROM numbered
      ), moved AS (
        UPDATE channel SET
          last_seq = newest.seq, last_ts = newest.ts, last_message_at = newest.sent_at,
          message_count = newest.messages
        FROM (SELECT DISTINCT ON ("channelId") * FROM placed
              ORDER BY "channelId", position DESC) AS newest
        WHERE channel.id = newest."channelId"
      ), posted AS (
        INSERT INTO message (channel_id, id, seq, ts, author_id, author_username, author_name,
                             author_roles, body, thread_id, thread_ts, thread_author, reply_to,
                             system_type, mentions, mentions_all, data, meta, extra, bot_id, origin)
        SELECT "channelId", id, CASE WHEN "inMain" THEN seq END, ts, author->>'id', username, name,
               roles, text, "threadId", "threadTs", "threadAuthor", "replyTo",
               "systemType", people, "mentionsAll", data, meta, extra, "botId", origin
        FROM placed
      )
      """;

  /// The root of a reply's thread, which costs a look into every partition: most messages have
  /// none.
  private static final String THREAD =
      """
      , thread AS (
        UPDATE message SET
          reply_count = reply_count + 1,
          latest_reply_ts = placed.ts,
          repliers = CASE WHEN author->>'id' = ANY(repliers) THEN repliers
                          ELSE array_append(repliers, author->>'id') END
        FROM placed
        WHERE message.channel_id = placed."channelId" AND message.id = placed."threadId"
      )
      """;

  private static final String TOLD =
      """
      , told AS (
        INSERT INTO outbox (id, topic, event_key, aggregate_type, aggregate_id, aggregate_version,
                            type, payload, occurred_at)
        SELECT "eventId", :topic, "channelId", 'message', id, 1, :event,
               draft::jsonb || jsonb_build_object(
                 'seq', CASE WHEN "inMain" THEN seq END,
                 'ts', (ts / 1000000)::text || '.' || lpad((ts % 1000000)::text, 6, '0'),
                 'sentAt', to_char(sent_at AT TIME ZONE 'UTC',
                                   'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                 'threadShown', "inMain" AND "threadId" IS NOT NULL,
                 'channel', jsonb_build_object('lastSeq', seq, 'messageCount', messages)),
               sent_at
        FROM placed
        ORDER BY position
      )
      SELECT placed.position, CASE WHEN "inMain" THEN seq END AS seq, ts AS last_ts,
             seq AS last_seq, messages AS message_count
      FROM placed
      """;

  /// All of it in one statement, for several messages.
  private static final String POST = PLACED + TOLD;

  private static final String REPLY = PLACED + THREAD + TOLD;

  private final Database database;
  private final SharedStatement<Wish, Place> posting;

  public NewMessages(Database database) {
    this.database = database;
    var withoutWaiting = SharedStatement.withoutWaiting(POST);
    this.posting = SharedStatement.writingInTurn(wishes -> run(withoutWaiting, wishes));
  }

  /// A message that shall be.
  ///
  /// @param message without a place
  /// @param inMain whether it gets a number
  /// @param draft its event, as far as it is known
  record Wish(Message message, boolean inMain, UUID eventId, ObjectNode draft) {
    private ObjectNode question(int position) {
      var root = message.root();
      var question =
          Json.object()
              .put("position", position)
              .put("eventId", eventId.toString())
              .put("inMain", inMain)
              .put("now", message.ts().micros())
              .put("threadTs", root == null ? null : root.ts().micros())
              .put("threadAuthor", root == null ? null : root.author().value());
      question.set("people", MessageRows.mentions(message.content().mentions()));
      question.set("draft", draft);
      return question;
    }
  }

  /// Posts. Empty when a message of that id is in the channel already; when two posts of one id
  /// race, the second fails with a duplicate key and leaves nothing behind. Those who post at the
  /// same time share a statement; replies do not, for each changes the root of its thread.
  Mono<Place> post(Wish wish) {
    return wish.message().root() == null
        ? posting.ask(wish).switchIfEmpty(postAlone(wish))
        : postAlone(wish);
  }

  /// As [#post], by a statement of its own, which belongs to the transaction that is open, if any.
  Mono<Place> postAlone(Wish wish) {
    var sql = wish.message().root() == null ? POST : REPLY;
    return Mono.defer(() -> run(sql, List.of(wish))).mapNotNull(places -> places.get(1));
  }

  private Mono<Map<Integer, Place>> run(String sql, List<Wish> wishes) {
    var posts = Json.array();
    wishes.forEach(wish -> posts.add(wish.question(posts.size() + 1)));
    return database
        .sql(sql)
        .bind("posts", Json.write(posts))
        .bind("topic", MessageEvents.TOPIC)
        .bind("event", MessageEvents.POSTED)
        .mapNumbered("position", MessageRows::place);
  }
}
