package io.snug.membership.hiding;

import io.snug.membership.copy.ChannelType;
import io.snug.membership.copy.Columns;
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
  /// Nobody is marked twice by one statement, so of two who ask the same the second goes alone.
  /// Only what is to be marked is locked; `due` says of whom that was so when the statement began.
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
          %1$s
      ), ready AS (
          SELECT place.position FROM place
          JOIN membership AS m ON m.channel_id = place.channel AND m.user_id = place.viewer
          WHERE m.removed_at IS NULL AND (place.c).type = ANY(place.types) AND %2$s
          FOR NO KEY UPDATE OF m
      ), marked AS (
          UPDATE membership AS m
          SET %3$s, updated_at = :now, version = m.version + 1
          FROM ready JOIN place ON place.position = ready.position
          WHERE m.channel_id = place.channel AND m.user_id = place.viewer
          RETURNING place.position, place.c, m
      ), event AS (
          SELECT marked.position, gen_random_uuid() AS id, (m).channel_id AS event_key,
              (m).channel_id || '/' || (m).user_id AS aggregate_id,
              (m).version AS aggregate_version, '%4$s' AS type,
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
          m.user_id IS NOT NULL AS member,
          (place.c).type = ANY(place.types) AND %2$s AS due,
          event.id, event.event_key, event.aggregate_id, event.aggregate_version, event.type,
          event.payload, event.occurred_at
      FROM place
      LEFT JOIN membership AS m ON m.channel_id = place.channel AND m.user_id = place.viewer
          AND m.removed_at IS NULL
      LEFT JOIN event ON event.position = place.position
      """;

  /// The share lock makes a message that arrives now wait, so that it is either counted in
  /// `last_seq` here, or finds the channel hidden and brings it back.
  private static final String HIDE =
      MARK.formatted(
          "FOR SHARE OF c",
          """
          NOT (place.c).archived
              AND (m.hidden_at_seq IS NULL OR m.hidden_at_seq < (place.c).last_seq)\
          """,
          """
          hidden_at_seq = (place.c).last_seq, hidden_since = (place.c).last_seq,
              alert_seq = (place.c).last_seq\
          """,
          "channel-hidden");

  private static final String SHOW =
      MARK.formatted(
          "",
          "m.hidden_at_seq >= (place.c).last_seq",
          "hidden_at_seq = NULL, hidden_since = NULL",
          "channel-shown");

  private final Database database;
  private final InstantSource clock;
  private final SharedStatement<Mark, Attempt> hiding;
  private final SharedStatement<Mark, Attempt> showing;

  HidingRepository(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    this.hiding = shared(HIDE);
    this.showing = shared(SHOW);
  }

  private SharedStatement<Mark, Attempt> shared(String statement) {
    var withoutWaiting = SharedStatement.withoutWaiting(statement);
    return SharedStatement.writing(marks -> run(withoutWaiting, marks));
  }

  /// What a statement found that may have left somebody out.
  ///
  /// @param due whether there was something to change
  private record Attempt(MarkRow row, boolean due) {
    /// Whoever seems to be a stranger is asked about again alone, and so is who was due but is not
    /// marked: somebody else has the lock.
    boolean isSettled() {
      return row.member() && (row.changed() || !due);
    }
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
    return togetherOrAlone(hiding, HIDE, mark);
  }

  Mono<MarkRow> show(Mark mark) {
    return togetherOrAlone(showing, SHOW, mark);
  }

  private Mono<MarkRow> togetherOrAlone(
      SharedStatement<Mark, Attempt> together, String statement, Mark mark) {
    return together
        .ask(mark)
        .filter(Attempt::isSettled)
        .switchIfEmpty(
            Mono.defer(() -> run(statement, List.of(mark))).mapNotNull(all -> all.get(1)))
        .map(Attempt::row);
  }

  private Mono<Map<Integer, Attempt>> run(String sql, List<Mark> marks) {
    var asked = Json.array();
    marks.forEach(mark -> asked.add(mark.question(asked.size() + 1)));
    return database
        .sql(sql)
        .bind("asked", Json.write(asked))
        .bind("now", clock.instant())
        .mapNumbered("position", row -> new Attempt(MarkRow.of(row), Columns.flag(row, "due")));
  }
}
