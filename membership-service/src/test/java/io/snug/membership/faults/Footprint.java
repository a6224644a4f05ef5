package io.snug.membership.faults;

import io.snug.platform.event.Event;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;

/// Everything the database knows of a channel, as text.
final class Footprint {
  private static final String OF_CHANNEL =
      """
      SELECT jsonb_build_object(
          'channel', (SELECT to_jsonb(c) FROM channel AS c WHERE c.id = :channel),
          'readers', (SELECT count(*) FROM channel_reader AS r WHERE r.channel_id = :channel),
          'early', (SELECT count(*) FROM early_message AS e WHERE e.channel_id = :channel),
          'members', (SELECT jsonb_agg(to_jsonb(m) ORDER BY m.user_id)
              FROM membership AS m WHERE m.channel_id = :channel),
          'events', (SELECT jsonb_agg(to_jsonb(o) - ARRAY['seq', 'published_at']
                  ORDER BY o.aggregate_id, o.seq)
              FROM outbox AS o WHERE o.event_key = :channel),
          'seen', (SELECT count(*) FROM inbox AS i WHERE i.event_id = ANY(:events)))
      """;

  /// Rows whose state and events do not go together: a version without its event, or an event that
  /// does not say what is so.
  private static final String TORN =
      """
      SELECT string_agg(m.user_id, ' ')
      FROM membership AS m CROSS JOIN LATERAL (
          SELECT array_agg(o.aggregate_version ORDER BY o.seq) AS versions,
              (array_agg(o.payload ORDER BY o.seq DESC))[1] AS newest
          FROM outbox AS o WHERE o.aggregate_id = m.channel_id || '/' || m.user_id) AS told
      WHERE m.channel_id = :channel AND (
          told.versions IS DISTINCT FROM ARRAY(SELECT generate_series(1, m.version))
          OR told.newest->>'hiddenAtSeq' IS DISTINCT FROM CAST(m.hidden_at_seq AS text)
          OR (told.newest->>'removedAt' IS NULL) <> (m.removed_at IS NULL)
          OR told.newest->'roles' <> to_jsonb(m.roles))
      """;

  private static final String MISCOUNTED =
      """
      SELECT c.member_count - (SELECT count(*) FROM membership AS m
          WHERE m.channel_id = c.id AND m.removed_at IS NULL)
      FROM channel AS c WHERE c.id = :channel
      """;

  private final DatabaseClient database;

  Footprint(DatabaseClient database) {
    this.database = database;
  }

  /// The same for two channels with the same story: ids and times are left out.
  String of(String channel, List<Event> events) {
    return exactly(channel, events)
        .replace(channel, "CHANNEL")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[.\\d]*(Z|[+-]\\d\\d:\\d\\d)", "TIME")
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID");
  }

  /// To the last byte, but for the marks of the relay.
  String exactly(String channel, List<Event> events) {
    return database
        .sql(OF_CHANNEL)
        .bind("channel", channel)
        .bind("events", events.stream().map(Event::id).toArray(UUID[]::new))
        .mapValue(String.class)
        .one()
        .block();
  }

  /// The members whose state and events do not go together; null when there are none.
  String torn(String channel) {
    return database
        .sql(TORN)
        .bind("channel", channel)
        .map(row -> String.valueOf(row.get(0, String.class)))
        .one()
        .block();
  }

  long miscounted(String channel) {
    return database.sql(MISCOUNTED).bind("channel", channel).mapValue(Long.class).one().block();
  }
}
