package io.snug.channel.channel;

import io.snug.platform.database.Database;
import io.snug.platform.database.SharedStatement;
import io.snug.platform.json.Json;
import io.snug.platform.outbox.NewEvent;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Writes channels that shall be.
public final class NewChannels {
  /// Reservation, channel, first members and event are one statement, for several channels: each is
  /// there with all of these or not at all. Everything is in the event. Names and people of direct
  /// channels are taken in the order in which the wishes come.
  private static final String INSERT =
      """
      WITH wish AS (
        SELECT * FROM json_to_recordset(:wishes::json)
          AS wish (position bigint, "nameIsUnique" boolean, people text, "eventId" uuid, data json)
        CROSS JOIN json_to_record(data)
          AS state (id text, "workspaceId" text, type text, name text, "displayName" text,
                    topic jsonb, purpose jsonb, "readOnly" boolean, "customFields" jsonb,
                    extra jsonb, creator json, "createdAt" timestamptz, version bigint,
                    origin text, "openWebUi" jsonb, members json)
      ), named AS (
        INSERT INTO channel_name (workspace_id, name, channel_id)
        SELECT "workspaceId", name, id FROM wish WHERE "nameIsUnique"
        ON CONFLICT DO NOTHING RETURNING channel_id
      ), between AS (
        INSERT INTO direct_channel (workspace_id, people, channel_id)
        SELECT "workspaceId", people, id FROM wish WHERE people <> ''
        ON CONFLICT DO NOTHING RETURNING channel_id
      ), granted AS (
        SELECT * FROM wish
        WHERE (NOT "nameIsUnique" OR id IN (SELECT channel_id FROM named))
          AND (people = '' OR id IN (SELECT channel_id FROM between))
      ), created AS (
        INSERT INTO channel (id, workspace_id, type, name, display_name, topic, purpose, read_only,
                             custom_fields, extra, creator_id, creator_username, creator_name,
                             created_at, updated_at, version, origin, open_webui)
        SELECT id, "workspaceId", type, name, "displayName", topic, purpose, "readOnly",
               "customFields", extra, creator->>'id', creator->>'username', creator->>'name',
               "createdAt", "createdAt", version, origin, "openWebUi"
        FROM granted
      ), joined AS (
        INSERT INTO member (channel_id, user_id, roles, version)
        SELECT id, first."userId", first.roles, 1
        FROM granted
        CROSS JOIN json_to_recordset(members) AS first ("userId" text, roles text[])
      ), told AS (
        INSERT INTO outbox (id, topic, event_key, aggregate_type, aggregate_id, aggregate_version,
                            type, payload, occurred_at)
        SELECT "eventId", :topic, id, 'channel', id, version, :event, data::jsonb, "createdAt"
        FROM granted
      )
      SELECT granted.position, id FROM granted
      """;

  private final Database database;
  private final SharedStatement<Wish, String> making;

  public NewChannels(Database database) {
    this.database = database;
    this.making = SharedStatement.writing(this::make);
  }

  /// A channel that shall be.
  ///
  /// @param people digest of everybody in a direct channel, empty for other types
  record Wish(NewEvent event, boolean nameIsUnique, String people) {
    /// What nobody else may have taken, as a text to put wishes in order by: names come before
    /// people, as they do in the statement.
    private String takes() {
      var name = nameIsUnique ? Json.requiredText(event.data(), "name") : "";
      return people + " " + Json.requiredText(event.data(), "workspaceId") + " " + name;
    }

    private ObjectNode question(int position) {
      var question =
          Json.object()
              .put("position", position)
              .put("nameIsUnique", nameIsUnique)
              .put("people", people)
              .put("eventId", event.id().toString());
      question.set("data", event.data());
      return question;
    }
  }

  /// Writes a channel with its members, all of which its event tells. False when the name, or the
  /// direct channel of these people, exists already; then nothing was written.
  Mono<Boolean> make(Wish wish) {
    return making.ask(wish).hasElement();
  }

  /// Those who wish at the same time share a statement. It waits for whoever takes one of the names
  /// at this moment, which they do by one statement as well, and in the same order, so that no two
  /// wait for each other.
  private Mono<Map<Integer, String>> make(List<Wish> wishes) {
    var asked =
        IntStream.range(0, wishes.size())
            .boxed()
            .sorted(Comparator.comparing(index -> wishes.get(index).takes()))
            .map(index -> wishes.get(index).question(index + 1))
            .toList();
    return database
        .sql(INSERT)
        .bind("wishes", Json.write(Json.array().addAll(asked)))
        .bind("topic", ChannelEvents.TOPIC)
        .bind("event", ChannelEvents.CREATED)
        .mapNumbered("position", row -> ChannelRows.text(row, "id"));
  }
}
