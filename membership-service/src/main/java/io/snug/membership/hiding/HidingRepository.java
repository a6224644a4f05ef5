package io.snug.membership.hiding;

import io.snug.membership.copy.ChannelType;
import io.snug.platform.database.Database;
import io.snug.platform.database.SharedStatement;
import io.snug.platform.json.Json;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Hiding and showing: the change and its event stand or fall together.
///
/// Those who ask at the same time share a statement, which leaves out whose channel or membership
/// is locked by somebody else: who has to wait for a lock does so alone.
@Repository
class HidingRepository {
  /// The share lock makes a message that arrives now wait, so that it is either counted in
  /// `last_seq` here, or finds the channel hidden and brings it back. Nobody is marked twice by one
  /// statement, so of two who ask the same the second goes alone.
  private static final String MARK =
      """
      WITH asked AS (
          SELECT DISTINCT ON (channel, viewer) *
          FROM json_to_recordset(:asked::json) AS asked (position bigint, channel text,
              workspace text, viewer text, types text[])
          ORDER BY channel, viewer, position
      ), place AS (
          SELECT asked.*, c FROM asked
          JOIN channel AS c ON c.id = asked.channel AND c.workspace_id = asked.workspace
          WHERE c.version > 0 AND c.deleted_at IS NULL
          FOR SHARE OF c
      ), mine AS (
          SELECT place.position FROM place
          JOIN membership AS m ON m.channel_id = place.channel AND m.user_id = place.viewer
          WHERE m.removed_at IS NULL
          FOR NO KEY UPDATE OF m
      ), marked AS (
          UPDATE membership AS m
          SET %s, updated_at = :now, version = m.version + 1
          FROM mine JOIN place ON place.position = mine.position
          WHERE m.channel_id = place.channel AND m.user_id = place.viewer
              AND (place.c).type = ANY(place.types) AND %s
          RETURNING place.position, place.c, m
      ), event AS (
          SELECT marked.position, gen_random_uuid() AS id, (m).channel_id AS event_key,
              (m).channel_id || '/' || (m).user_id AS aggregate_id,
              (m).version AS aggregate_version, '%s' AS type,
              membership_state(m, c, a, NULL, false) AS payload, :now AS occurred_at
          FROM marked LEFT JOIN account AS a ON a.id = (m).user_id
      ), told AS (
          INSERT INTO outbox (id, topic, event_key, aggregate_type, aggregate_id,
              aggregate_version, type, payload, occurred_at)
          SELECT id, 'snug.memberships.v1', event_key, 'membership', aggregate_id,
              aggregate_version, type, payload, occurred_at
          FROM event
      )
      SELECT place.position, (place.c).type AS channel_type, (place.c).name AS channel_name,
          (place.c).archived AS archived, (place.c).last_seq AS last_seq,
          mine.position IS NOT NULL AS member, event.id, event.event_key, event.aggregate_id,
          event.aggregate_version, event.type, event.payload, event.occurred_at
      FROM place
      LEFT JOIN mine ON mine.position = place.position
      LEFT JOIN event ON event.position = place.position
      """;

  private static final String HIDE =
      MARK.formatted(
          """
          hidden_at_seq = (place.c).last_seq, hidden_since = (place.c).last_seq,
              alert_seq = (place.c).last_seq\
          """,
          """
          NOT (place.c).archived
              AND (m.hidden_at_seq IS NULL OR m.hidden_at_seq < (place.c).last_seq)\
          """,
          "channel-hidden");

  private static final String SHOW =
      MARK.formatted(
          "hidden_at_seq = NULL, hidden_since = NULL",
          "m.hidden_at_seq >= (place.c).last_seq",
          "channel-shown");

  private final Database database;
  private final InstantSource clock;
  private final SharedStatement<Mark, MarkRow> hiding;
  private final SharedStatement<Mark, MarkRow> showing;

  HidingRepository(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    this.hiding = shared(HIDE);
    this.showing = shared(SHOW);
  }

  private SharedStatement<Mark, MarkRow> shared(String statement) {
    var withoutWaiting = statement.replaceAll("(?m)^ *FOR .*", "$0 SKIP LOCKED");
    return SharedStatement.writing(marks -> run(withoutWaiting, marks));
  }

  /// Whose channel is to be marked, if it is one of these types.
  record Mark(Viewer viewer, String channelId, Set<ChannelType> types) {
    private ObjectNode question(int position) {
      var question =
          Json.object()
              .put("position", position)
              .put("channel", channelId)
              .put("workspace", viewer.workspaceId())
              .put("viewer", viewer.userId());
      types.forEach(type -> question.withArray("types").add(type.word()));
      return question;
    }
  }

  Mono<MarkRow> hide(Mark mark) {
    return hiding.ask(mark).filter(MarkRow::member).switchIfEmpty(alone(HIDE, mark));
  }

  Mono<MarkRow> show(Mark mark) {
    return showing.ask(mark).filter(MarkRow::member).switchIfEmpty(alone(SHOW, mark));
  }

  private Mono<MarkRow> alone(String sql, Mark mark) {
    return Mono.defer(() -> run(sql, List.of(mark))).mapNotNull(rows -> rows.get(1));
  }

  private Mono<Map<Integer, MarkRow>> run(String sql, List<Mark> marks) {
    var asked = Json.array();
    marks.forEach(mark -> asked.add(mark.question(asked.size() + 1)));
    return database
        .sql(sql)
        .bind("asked", Json.write(asked))
        .bind("now", clock.instant())
        .mapNumbered("position", MarkRow::of);
  }
}
