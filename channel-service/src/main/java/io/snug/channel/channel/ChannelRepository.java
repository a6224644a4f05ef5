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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/// Channels in the database.
public final class ChannelRepository {
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

  /// With the time of the newest message that was read. By itself, for whoever posts has no use for
  /// it, and looks into all partitions would be prepared for nothing.
  private static final String BY_ID_WITH_READ =
      """
      SELECT standing.*, coalesce((SELECT ts FROM message
                                   WHERE channel_id = standing.id AND seq = standing.read_seq),
                                  0) AS read_ts
      FROM (
      """
          + BY_ID
          + ") AS standing";

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
      SELECT asked.position, channel.*
      FROM unnest(:workspaces, :people) WITH ORDINALITY AS asked (workspace_id, people, position)
      JOIN direct_channel AS direct
        ON direct.workspace_id = asked.workspace_id AND direct.people = asked.people
      JOIN channel ON channel.id = direct.channel_id
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

  private final Database database;
  private final SharedStatement<Look, Standing> standings;
  private final SharedStatement<Look, Standing> standingsWithRead;
  private final SharedStatement<Between, Channel> directs;
  private final SharedStatement<Count, ChannelFigures> figures;

  public ChannelRepository(Database database) {
    this.database = database;
    this.standings =
        SharedStatement.reading(looks -> standings(BY_ID, looks, ChannelRows::standing));
    this.standingsWithRead =
        SharedStatement.reading(
            looks -> standings(BY_ID_WITH_READ, looks, ChannelRows::readStanding));
    this.directs = SharedStatement.reading(this::directs);
    this.figures = SharedStatement.reading(this::figures);
  }

  /// Who looks at which channel.
  private record Look(ChannelId id, WorkspaceId workspace, UserId user) {}

  /// Whose direct channel is wanted.
  ///
  /// @param people digest of everybody in it
  private record Between(WorkspaceId workspace, String people) {}

  /// Whose figures are wanted, of which channel.
  private record Count(ChannelId id, UserId user, long readSeq) {}

  Mono<Standing> find(WorkspaceId workspace, UserId user, ChannelRef ref) {
    return switch (ref) {
      case ChannelRef.ById(var id) -> standings.ask(new Look(id, workspace, user));
      // Names of channels made through Open WebUI may be empty; that is nobody's to find.
      case ChannelRef.ByName(var name) when name.isBlank() -> Mono.empty();
      case ChannelRef.ByName(var name) -> find(workspace, user, name);
    };
  }

  /// As [#find], with [Standing#readTs] where the channel is named by its id.
  Mono<Standing> findWithRead(WorkspaceId workspace, UserId user, ChannelRef ref) {
    return ref instanceof ChannelRef.ById(var id)
        ? standingsWithRead.ask(new Look(id, workspace, user))
        : find(workspace, user, ref);
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

  private Mono<Map<Integer, Standing>> standings(
      String sql, List<Look> looks, Function<Readable, Standing> read) {
    return database
        .sql(sql)
        .bind("ids", texts(looks, look -> look.id().value()))
        .bind("workspaces", texts(looks, look -> look.workspace().value()))
        .bind("users", texts(looks, look -> look.user().value()))
        .mapNumbered("position", read);
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
    return directs.ask(new Between(workspace, people));
  }

  private Mono<Map<Integer, Channel>> directs(List<Between> wanted) {
    return database
        .sql(DIRECT)
        .bind("workspaces", texts(wanted, between -> between.workspace().value()))
        .bind("people", texts(wanted, Between::people))
        .mapNumbered("position", ChannelRows::channel);
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
