package io.snug.channel.change;

import static io.snug.channel.channel.ChannelRows.flag;
import static io.snug.channel.channel.ChannelRows.number;

import io.r2dbc.spi.Readable;
import io.snug.channel.channel.Channel;
import io.snug.channel.channel.ChannelEvents;
import io.snug.channel.channel.ChannelRepository;
import io.snug.channel.channel.Timeline;
import io.snug.platform.caller.WorkspaceId;
import io.snug.platform.database.Database;
import io.snug.platform.json.Json;
import io.snug.platform.outbox.NewEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Changed channels in the database.
public final class ChangeRepository {
  /// New name, old name, channel and events in one statement: all of it or nothing.
  ///
  /// The channel's row is locked first and only in the version the change was decided on, so what
  /// was read before is what is replaced. The new name is taken before the old one is let go:
  /// nobody waits for a name while holding another that somebody waits for, so renames that cross
  /// do not lock each other out.
  private static final String CHANGE =
      """
      WITH place AS (
        SELECT id FROM channel WHERE id = :id AND version = :was FOR NO KEY UPDATE
      ), held AS (
        SELECT FROM channel_name
        WHERE workspace_id = :workspace AND name = :oldName AND channel_id = :id
      ), named AS (
        INSERT INTO channel_name (workspace_id, name, channel_id)
        SELECT :workspace, :name, id FROM place
        WHERE :oldName <> :name AND (:nameIsUnique OR EXISTS (SELECT FROM held))
        ON CONFLICT DO NOTHING RETURNING channel_id
      ), released AS (
        DELETE FROM channel_name
        WHERE workspace_id = :workspace AND name = :oldName AND channel_id = :id
          AND EXISTS (SELECT FROM named)
      ), changed AS (
        UPDATE channel SET
          type = :type, name = :name, display_name = :displayName, previous_names = :previousNames,
          topic = :topic::jsonb, purpose = :purpose::jsonb, announcement = :announcement,
          read_only = :readOnly, open_webui = :openWebUi::jsonb, updated_at = :updatedAt,
          version = :version
        WHERE id = (SELECT id FROM place)
          AND (:oldName = :name OR EXISTS (SELECT FROM named)
               OR NOT (:nameIsUnique OR EXISTS (SELECT FROM held)))
        RETURNING id, last_seq, last_message_at, message_count
      ), told AS (
        INSERT INTO outbox (id, topic, event_key, aggregate_type, aggregate_id, aggregate_version,
                            type, payload, occurred_at)
        SELECT event.id, :eventTopic, changed.id, 'channel', changed.id, event.version, event.type,
               event.payload::jsonb || jsonb_build_object(
                 'lastSeq', last_seq,
                 'lastMessageAt', to_char(last_message_at AT TIME ZONE 'UTC',
                                          'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                 'messageCount', message_count),
               :updatedAt
        FROM changed, unnest(:eventIds, :eventTypes, :eventVersions, :payloads)
          WITH ORDINALITY AS event (id, type, version, payload, place)
        ORDER BY event.place
      )
      SELECT EXISTS (SELECT FROM place) AS is_current, changed.id IS NOT NULL AS is_changed,
             coalesce(changed.last_seq, 0) AS last_seq, changed.last_message_at,
             coalesce(changed.message_count, 0) AS message_count
      FROM (VALUES (1)) AS once LEFT JOIN changed ON true
      """;

  private final Database database;
  private final ChannelRepository channels;

  public ChangeRepository(Database database, ChannelRepository channels) {
    this.database = database;
    this.channels = channels;
  }

  /// What became of a change.
  sealed interface Outcome {
    /// @param timeline how far the messages had come in that moment
    record Written(Timeline timeline) implements Outcome {}

    record NameTaken() implements Outcome {}

    /// The channel is no longer as it was when the change was decided; nothing was written.
    record Outdated() implements Outcome {}
  }

  /// Replaces the channel as it was by what it shall be, and tells of it; the events are completed
  /// with how far the messages had come.
  Mono<Outcome> write(Channel before, Channel after, boolean nameIsUnique, List<NewEvent> events) {
    return database
        .sql(CHANGE)
        .bind("id", before.id().value())
        .bind("was", before.version())
        .bind("workspace", before.workspaceId().value())
        .bind("oldName", before.name())
        .bind("name", after.name())
        .bind("nameIsUnique", nameIsUnique)
        .bind("type", after.type().wireName())
        .bind("displayName", after.displayName())
        .bind("previousNames", after.previousNames().toArray(String[]::new))
        .bind("topic", Json.write(ChannelEvents.note(after.topic())))
        .bind("purpose", Json.write(ChannelEvents.note(after.purpose())))
        .bind("announcement", after.announcement())
        .bind("readOnly", after.readOnly())
        .bind("openWebUi", Json.write(ChannelEvents.sharing(after.sharing())))
        .bind("updatedAt", after.updatedAt().atOffset(ZoneOffset.UTC))
        .bind("version", after.version())
        .bind("eventTopic", ChannelEvents.TOPIC)
        .bind("eventIds", events.stream().map(NewEvent::id).toArray(UUID[]::new))
        .bind("eventTypes", events.stream().map(NewEvent::type).toArray(String[]::new))
        .bind("eventVersions", events.stream().map(NewEvent::version).toArray(Long[]::new))
        .bind("payloads", events.stream().map(e -> Json.write(e.data())).toArray(String[]::new))
        .map((Function<Readable, Outcome>) row -> outcome(row, events))
        .one();
  }

  private static Outcome outcome(Readable row, List<NewEvent> events) {
    if (!flag(row, "is_changed")) {
      return flag(row, "is_current") ? new Outcome.NameTaken() : new Outcome.Outdated();
    }
    var timeline =
        new Timeline(
            number(row, "last_seq"),
            row.get("last_message_at", Instant.class),
            number(row, "message_count"));
    events.forEach(event -> complete(event.data(), timeline));
    return new Outcome.Written(timeline);
  }

  /// Adds to an event what the statement adds to its row.
  private static void complete(ObjectNode data, Timeline timeline) {
    data.put("lastSeq", timeline.lastSeq())
        .put("lastMessageAt", ChannelEvents.instant(timeline.lastMessageAt()))
        .put("messageCount", timeline.messageCount());
  }

  /// Whether the channel that has the name is archived.
  Mono<Boolean> isHeldByArchived(WorkspaceId workspace, String name) {
    return channels.isHeldByArchived(workspace, name).defaultIfEmpty(false);
  }
}
