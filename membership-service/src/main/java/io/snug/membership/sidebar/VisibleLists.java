package io.snug.membership.sidebar;

import io.snug.platform.caller.Caller;
import io.snug.platform.database.Database;
import io.snug.platform.database.SharedStatement;
import io.snug.platform.json.Json;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Lists by id of the channels somebody is in, or may see. They are asked for so often that those
/// who ask at the same time share a statement.
@Repository
public class VisibleLists {
  /// Several lists, each one document. Without the newest messages, which would be a third of what
  /// is read and which nobody who asks this shows.
  private static final String LISTS =
      """
      SELECT asked.position, (
          SELECT json_agg(entry) FROM (
              SELECT shown AS channel, m AS membership,
                  CASE WHEN c.type = 'direct' OR asked.people THEN channel_people(c.id) END
                      AS people
              FROM (
                  (SELECT id FROM channel
                   WHERE asked.strangers AND workspace_id = asked.workspace AND type = 'public'
                       AND id > asked.after AND version > 0 AND deleted_at IS NULL
                       AND NOT (archived AND asked.live)
                   ORDER BY id LIMIT asked.size)
                  UNION
                  (SELECT c.id FROM membership AS m JOIN channel AS c ON c.id = m.channel_id
                   WHERE m.user_id = asked.of AND m.removed_at IS NULL
                       AND m.channel_id > asked.after
                       AND c.workspace_id = asked.workspace AND c.version > 0
                       AND c.deleted_at IS NULL AND NOT (c.archived AND asked.live)
                       AND CASE c.type WHEN 'public' THEN asked.public
                           WHEN 'private' THEN asked.private
                           ELSE CASE WHEN c.member_count > 2 THEN asked.groups
                               ELSE asked.directs END END
                       AND (asked.of = asked.viewer OR c.type = 'public' OR EXISTS (
                           SELECT FROM membership AS shared WHERE shared.channel_id = c.id
                               AND shared.user_id = asked.viewer AND shared.removed_at IS NULL))
                   ORDER BY m.channel_id LIMIT asked.size)
                  ORDER BY id LIMIT asked.size
              ) AS page
              JOIN channel AS c ON c.id = page.id
              CROSS JOIN LATERAL (
                  SELECT c.id, c.workspace_id, c.type, c.name, c.by_grant, c.archived, c.state,
                      c.version, c.last_seq, c.last_ts, c.last_message_at, c.message_count,
                      c.all_mentions, c.member_count, c.changed_at) AS shown
              LEFT JOIN membership AS m ON m.channel_id = c.id AND m.user_id = asked.viewer
                  AND m.removed_at IS NULL
              ORDER BY c.id
          ) AS entry
      ) AS entries
      FROM json_to_recordset(:asked::json) AS asked (position bigint, viewer text, workspace text,
          of text, strangers boolean, public boolean, private boolean, directs boolean,
          groups boolean, live boolean, people boolean, after text, size bigint)
      """;

  /// Longer pages than 200 are asked for by themselves, so that nobody waits for them. One more
  /// than a page has says whether there is another.
  private static final int SHARED_MAX = 201;

  /// As many lists share a statement: with more, the first would wait long for the last.
  private static final int LISTS_MAX = 10;

  private final Database database;
  private final SharedStatement<Asked, List<SidebarEntry>> shared;

  private record Asked(Caller caller, VisibleChannels wanted) {
    ObjectNode question(int position) {
      return Json.object()
          .put("position", position)
          .put("viewer", caller.userId().value())
          .put("workspace", caller.workspaceId().value())
          .put("of", wanted.userId())
          .put("strangers", wanted.strangers() && wanted.publicOnes())
          .put("public", wanted.publicOnes())
          .put("private", wanted.privateOnes())
          .put("directs", wanted.directs())
          .put("groups", wanted.groupDirects())
          .put("live", wanted.liveOnly())
          .put("people", wanted.withPeople())
          .put("after", wanted.after())
          .put("size", wanted.limit());
    }
  }

  public VisibleLists(Database database) {
    this.database = database;
    this.shared = SharedStatement.reading(this::lists, LISTS_MAX);
  }

  /// The channels in the order of their ids, without their newest messages.
  public Mono<List<SidebarEntry>> list(Caller caller, VisibleChannels wanted) {
    var asked = new Asked(caller, wanted);
    return wanted.limit() > SHARED_MAX
        ? lists(List.of(asked)).mapNotNull(lists -> lists.get(1))
        : shared.ask(asked);
  }

  private Mono<Map<Integer, List<SidebarEntry>>> lists(List<Asked> asked) {
    var questions = Json.array();
    asked.forEach(one -> questions.add(one.question(questions.size() + 1)));
    return database
        .sql(LISTS)
        .bind("asked", Json.write(questions))
        .mapNumbered("position", row -> SidebarEntry.list(row.get("entries", byte[].class)));
  }
}
