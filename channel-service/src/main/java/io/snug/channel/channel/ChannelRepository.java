package io.snug.channel.channel;

import static io.snug.channel.channel.ChannelRows.number;
import static io.snug.channel.channel.ChannelRows.required;
import static io.snug.channel.channel.ChannelRows.text;

import io.r2dbc.spi.Readable;
import io.snug.channel.copy.Person;
import io.snug.channel.copy.StorableText;
import io.snug.platform.caller.UserId;
import io.snug.platform.caller.WorkspaceId;
import io.snug.platform.database.Database;
import io.snug.platform.database.SharedStatement;
import io.snug.platform.json.Json;
import io.snug.platform.outbox.NewEvent;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Channels in the database.
public final class ChannelRepository {
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

  private static final String BY_ID =
      """
      SELECT asked.position, channel.*, member.active AS member_active,
             member.roles AS member_roles, member.hidden_at_seq,
             coalesce(member.read_seq, 0) AS read_seq, member.read_at
      FROM unnest(:ids, :workspaces, :users) WITH ORDINALITY
             AS asked (id, workspace_id, user_id, position)
      JOIN channel ON channel.id = asked.id AND channel.workspace_id = asked.workspace_id
      LEFT JOIN member ON member.channel_id = channel.id AND member.user_id = asked.user_id
      """;

  /// Names of channels made through Open WebUI are not unique: one's own channel comes first, then
  /// the oldest.
  private static final String BY_NAME =
      """
      SELECT channel.*, member.active AS member_active, member.roles AS member_roles,
             member.hidden_at_seq, coalesce(member.read_seq, 0) AS read_seq, member.read_at
      FROM channel
      LEFT JOIN member ON member.channel_id = channel.id AND member.user_id = :user
      WHERE channel.workspace_id = :workspace AND channel.name = :name AND channel.type <> 'direct'
      ORDER BY coalesce(member.active, false) DESC, channel.created_at, channel.id
      LIMIT 1
      """;

  private static final String ANYWHERE =
      """
      SELECT channel.*, member.active AS member_active, member.roles AS member_roles,
             member.hidden_at_seq, coalesce(member.read_seq, 0) AS read_seq, member.read_at
      FROM channel
      LEFT JOIN member ON member.channel_id = channel.id AND member.user_id = :user
      WHERE channel.id = :id
      """;
  private static final String CHANNEL = "SELECT * FROM channel WHERE id = :id";
  private static final String CHANNELS = "SELECT * FROM channel WHERE id = ANY(:ids)";
  private static final String DIRECT =
      """
      SELECT channel.* FROM direct_channel
      JOIN channel ON channel.id = direct_channel.channel_id
      WHERE direct_channel.workspace_id = :workspace AND direct_channel.people = :people
      """;
  private static final String NAME_HOLDER =
      """
      SELECT coalesce(channel.archived, false) AS archived
      FROM channel_name
      LEFT JOIN channel ON channel.id = channel_name.channel_id
      WHERE channel_name.workspace_id = :workspace AND channel_name.name = :name
      """;
  private static final String PEOPLE =
      """
      SELECT member.user_id, member.roles, account.username, account.name
      FROM member LEFT JOIN account ON account.id = member.user_id
      WHERE member.channel_id = :id AND member.active
      ORDER BY ('owner' = ANY(member.roles)) DESC, member.user_id
      """;
  private static final String FIGURES =
      """
      SELECT position,
             (SELECT count(*) FROM member WHERE channel_id = asked.id AND active) AS members,
             (SELECT count(*) FROM message
              WHERE channel_id = asked.id AND seq > asked.read_seq AND author_id <> asked.user_id
                AND system_type IS NULL) AS unread,
             coalesce((SELECT ts FROM message
                       WHERE channel_id = asked.id AND seq = asked.read_seq), 0) AS read_ts
      FROM unnest(:ids, :users, :readSeqs) WITH ORDINALITY
             AS asked (id, user_id, read_seq, position)
      """;

  private static final String READ_TS =
      """
      SELECT position, ts
      FROM unnest(:ids, :readSeqs) WITH ORDINALITY AS asked (id, read_seq, position)
      JOIN message ON message.channel_id = asked.id AND message.seq = asked.read_seq
      """;

  private final Database database;
  private final SharedStatement<Wish, String> creating;
  private final SharedStatement<Look, Standing> standings;
  private final SharedStatement<Place, Long> readTs;
  private final SharedStatement<Count, ChannelFigures> figures;

  public ChannelRepository(Database database) {
    this.database = database;
    this.creating = SharedStatement.writing(this::insert);
    this.standings = SharedStatement.reading(this::standings);
    this.readTs = SharedStatement.reading(this::readTs);
    this.figures = SharedStatement.reading(this::figures);
  }

  /// A channel that shall be.
  ///
  /// @param people digest of everybody in a direct channel, empty for other types
  record Wish(NewEvent event, boolean nameIsUnique, String people) {
    /// What nobody else may have taken.
    private String takes() {
      var name = nameIsUnique ? Json.requiredText(event.data(), "name") : "";
      return Json.requiredText(event.data(), "workspaceId") + " " + name + " " + people;
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

  /// Who looks at which channel.
  private record Look(ChannelId id, WorkspaceId workspace, UserId user) {}

  /// A message by its number.
  private record Place(ChannelId channel, long seq) {}

  /// Whose figures are wanted, of which channel.
  private record Count(ChannelId id, UserId user, long readSeq) {}

  /// Writes a channel with its members, all of which its event tells. False when the name, or the
  /// direct channel of these people, exists already; then nothing was written.
  Mono<Boolean> insert(Wish wish) {
    return creating.ask(wish).hasElement();
  }

  /// Those who wish at the same time share a statement. It waits for who takes one of the names at
  /// this moment, which each does by one statement as well; in the same order everywhere, so that
  /// two never wait for each other.
  private Mono<Map<Integer, String>> insert(List<Wish> wishes) {
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
        .mapNumbered("position", row -> text(row, "id"));
  }

  Mono<Standing> find(WorkspaceId workspace, UserId user, ChannelRef ref) {
    return switch (ref) {
      case ChannelRef.ById(var id) -> standings.ask(new Look(id, workspace, user));
      case ChannelRef.ByName(var name) -> find(workspace, user, name);
    };
  }

  private Mono<Standing> find(WorkspaceId workspace, UserId user, String name) {
    return database
        .sql(BY_NAME)
        .bind("name", name)
        .bind("workspace", workspace.value())
        .bind("user", user.value())
        .map(ChannelRows::standing)
        .one();
  }

  private Mono<Map<Integer, Standing>> standings(List<Look> looks) {
    return database
        .sql(BY_ID)
        .bind("ids", texts(looks, look -> look.id().value()))
        .bind("workspaces", texts(looks, look -> look.workspace().value()))
        .bind("users", texts(looks, look -> look.user().value()))
        .mapNumbered("position", ChannelRows::standing);
  }

  private static <T> String[] texts(List<T> all, Function<T, String> text) {
    return all.stream().map(text).toArray(String[]::new);
  }

  /// The channel, whoever asks.
  public Mono<Channel> find(ChannelId id) {
    return database.sql(CHANNEL).bind("id", id.value()).map(ChannelRows::channel).one();
  }

  /// Those of the channels that are there, whoever asks.
  public Mono<Map<ChannelId, Channel>> some(Collection<ChannelId> ids) {
    if (ids.isEmpty()) {
      return Mono.just(Map.of());
    }
    return database
        .sql(CHANNELS)
        .bind("ids", ids.stream().map(ChannelId::value).toArray(String[]::new))
        .map(ChannelRows::channel)
        .all()
        .collectMap(Channel::id);
  }

  /// The channel and how somebody stands to it, when a service asks that has no caller.
  public Mono<Standing> standing(ChannelId id, UserId user) {
    return database
        .sql(ANYWHERE)
        .bind("id", id.value())
        .bind("user", user.value())
        .map(ChannelRows::standing)
        .one();
  }

  Mono<Channel> findDirect(WorkspaceId workspace, String people) {
    return database
        .sql(DIRECT)
        .bind("workspace", workspace.value())
        .bind("people", people)
        .map(ChannelRows::channel)
        .one();
  }

  /// Whether the channel that has the name is archived; empty when the name is free.
  public Mono<Boolean> isHeldByArchived(WorkspaceId workspace, String name) {
    return database
        .sql(NAME_HOLDER)
        .bind("workspace", workspace.value())
        .bind("name", StorableText.of(name))
        .map(row -> ChannelRows.flag(row, "archived"))
        .one();
  }

  /// Everybody in a channel, owners first, those who hid it included.
  public Mono<List<ChannelPerson>> people(ChannelId id) {
    return database
        .sql(PEOPLE)
        .bind("id", id.value())
        .map(ChannelRepository::channelPerson)
        .all()
        .collectList();
  }

  private static ChannelPerson channelPerson(Readable row) {
    var username = row.get("username", String.class);
    var name = row.get("name", String.class);
    return new ChannelPerson(
        new Person(
            new UserId(text(row, "user_id")),
            username == null ? "" : username,
            name == null ? "" : name),
        List.of(required(row, "roles", String[].class)),
        username != null);
  }

  /// When a message was posted, in microseconds; empty where there is none.
  Mono<Long> ts(ChannelId id, long seq) {
    return readTs.ask(new Place(id, seq));
  }

  private Mono<Map<Integer, Long>> readTs(List<Place> places) {
    return database
        .sql(READ_TS)
        .bind("ids", texts(places, place -> place.channel().value()))
        .bind("readSeqs", places.stream().map(Place::seq).toArray(Long[]::new))
        .mapNumbered("position", row -> number(row, "ts"));
  }

  Mono<ChannelFigures> figures(ChannelId id, UserId user, long readSeq) {
    return figures.ask(new Count(id, user, readSeq));
  }

  private Mono<Map<Integer, ChannelFigures>> figures(List<Count> counts) {
    return database
        .sql(FIGURES)
        .bind("ids", texts(counts, count -> count.id().value()))
        .bind("users", texts(counts, count -> count.user().value()))
        .bind("readSeqs", counts.stream().map(Count::readSeq).toArray(Long[]::new))
        .mapNumbered("position", ChannelRepository::figures);
  }

  private static ChannelFigures figures(Readable row) {
    return new ChannelFigures(
        Math.toIntExact(number(row, "members")), number(row, "unread"), number(row, "read_ts"));
  }
}
