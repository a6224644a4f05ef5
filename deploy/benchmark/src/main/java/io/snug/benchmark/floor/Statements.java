package io.snug.benchmark.floor;

import io.snug.benchmark.data.Dataset;
import io.snug.benchmark.data.Person;
import io.snug.benchmark.data.Scale;
import io.snug.benchmark.snug.RunningSnug;
import io.snug.platform.json.Json;
import java.sql.SQLException;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// The statements that calls cannot do without, with values as Snug itself has written them for the
/// pattern of all channels: those of the service that owns what is changed, and those that bring
/// the copy of the other service up to date. Inbox and outbox upkeep is not among them, except
/// where it is done by these same statements.
public final class Statements {
  private static final String CHANNELS = "io.snug.channel.channel.ChannelRepository";
  private static final String NEW_CHANNELS = "io.snug.channel.channel.NewChannels";
  private static final String MESSAGES = "io.snug.channel.message.MessageRepository";
  private static final String NEW_MESSAGES = "io.snug.channel.message.NewMessages";
  private static final String MEMBER_COPIES = "io.snug.channel.copy.MembershipRepository";
  private static final String ARRIVALS = "io.snug.membership.membership.ArrivalRepository";
  private static final String HIDING = "io.snug.membership.hiding.HidingRepository";
  private static final String TIMELINES = "io.snug.membership.timeline.TimelineRepository";
  private static final String DIRECTORY = "io.snug.channel.directory.DirectoryRepository";
  private static final String VISIBLE_LISTS = "io.snug.membership.sidebar.VisibleLists";

  private static final String COUNT = "\\set i :i + 1\n";
  private static final String ACTOR = numbered("UA", "u");

  /// One id, which is new in each call and the same wherever a statement names it.
  private static final String EVENT_IDS =
      "ARRAY[md5(concat_ws('-', :run::bigint, :client_id::bigint, :i::bigint))::uuid]";

  private static final String GROWING = "(:run::bigint * 1000000 + :i::bigint)";

  private final People people;
  private final Writes writes;

  /// @param created the event of a channel's creation
  /// @param posted the event of a message in it
  Statements(People people, ObjectNode created, ObjectNode posted) {
    this.people = people;
    this.writes = new Writes(people, created, posted);
  }

  /// Whom the statements are about.
  ///
  /// @param actor the id of somebody in every channel
  record People(String workspace, String actor, Scale scale) {}

  public static Statements of(Dataset dataset, RunningSnug snug) throws SQLException {
    var pattern = dataset.pattern();
    var people =
        new People(pattern.workspaceId(), dataset.actors().getFirst().id(), dataset.scale());
    return new Statements(
        people,
        read(
            snug,
            "SELECT payload FROM outbox WHERE aggregate_id = ? AND type = 'channel-created'",
            pattern.channelId()),
        read(
            snug,
            "SELECT payload FROM outbox WHERE aggregate_id = ? AND type = 'message-posted'",
            pattern.messageId()));
  }

  private static ObjectNode read(RunningSnug snug, String query, String id) throws SQLException {
    try (var connection = snug.database("channel").connect();
        var statement = connection.prepareStatement(query)) {
      statement.setString(1, id);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return Json.parseObject(rows.getString(1));
      }
    }
  }

  private Work work() {
    return new Work(people.workspace());
  }

  /// @param members how many are in it from the start
  public SqlFloor create(int members) {
    var owner = work();
    owner.run(NEW_CHANNELS, "INSERT", writes.newChannel(owner.values(), members, ""));
    var copy = work();
    copy.run(ARRIVALS, "ARRIVE", writes.arrival(copy.values(), members));
    return new SqlFloor(
        List.of(
            owner.part(FloorDatabases.CHANNEL, COUNT),
            copy.part(FloorDatabases.MEMBERSHIP, COUNT)));
  }

  public SqlFloor hide() {
    var owner = work();
    owner.run(HIDING, "HIDE", writes.mark(owner.values(), numbered("GW", "r"), ACTOR, "private"));
    var copy = work();
    copy.run(
        MEMBER_COPIES,
        "RECEIVE",
        copy.values()
            .is("ids", EVENT_IDS)
            .is(
                "states",
                """
                jsonb_build_array(jsonb_build_object('channelId', %s, 'userId', %s, 'roles',
                  '[]'::jsonb, 'hiddenAtSeq', 1, 'readSeq', 0))
                """
                    .formatted(numbered("GW", "r"), ACTOR)
                    .replace("\n", " "))
            .is("versions", "ARRAY[" + GROWING + "]"));
    var scale = people.scale();
    var settings = COUNT + random("r", scale.workChannels()) + random("u", scale.actors());
    return new SqlFloor(
        List.of(
            owner.part(FloorDatabases.MEMBERSHIP, settings),
            copy.part(FloorDatabases.CHANNEL, settings)));
  }

  private static String numbered(String prefix, String variable) {
    return "('%s' || lpad(:%s::text, 7, '0'))".formatted(prefix, variable);
  }

  /// As statements want it that are for several at once.
  private static String oneOf(String value) {
    return "ARRAY[" + value + "]";
  }

  private static String random(String variable, int count) {
    return "\\set %s random(1, %d)\n".formatted(variable, count);
  }

  /// @param prefix of the channels it happens in
  public SqlFloor post(String prefix) {
    var place = numbered(prefix, "r");
    var owner = work();
    var look = owner.values().is("ids", oneOf(place));
    owner.run(CHANNELS, "BY_ID", look.has("users", "text[]", "{" + people.actor() + "}"));
    owner.run(NEW_MESSAGES, "POST", writes.newMessage(owner.values(), place));
    var copy = work();
    copy.run(TIMELINES, "RECEIVE", writes.news(copy.values(), place).is("ids", EVENT_IDS));
    var settings =
        COUNT + random("r", prefix.equals("GB") ? people.scale().crowds() : people.scale().pairs());
    return new SqlFloor(
        List.of(
            owner.part(FloorDatabases.CHANNEL, settings),
            copy.part(FloorDatabases.MEMBERSHIP, settings)));
  }

  public SqlFloor info() {
    var owner = work();
    var values = owner.values().is("ids", oneOf(numbered("GW", "r"))).is("users", oneOf(ACTOR));
    owner.run(CHANNELS, "BY_ID_WITH_READ", values);
    var scale = people.scale();
    var settings = random("r", scale.workChannels()) + random("u", scale.actors());
    return new SqlFloor(List.of(owner.part(FloorDatabases.CHANNEL, settings)));
  }

  public SqlFloor history() {
    var owner = work();
    var values =
        owner
            .values()
            .is("ids", oneOf(numbered("GT", "r")))
            .is("channel", numbered("GT", "r"))
            .has("users", "text[]", "{" + people.actor() + "}")
            .has("after", "bigint", "0")
            .has("before", "bigint", Long.toString(Long.MAX_VALUE))
            .has("withReplies", "boolean", "false")
            .has("withSystem", "boolean", "true")
            .has("limit", "bigint", "51")
            .has("offset", "bigint", "0");
    owner.run(CHANNELS, "BY_ID", values);
    owner.run(MESSAGES, "HISTORY", values);
    return new SqlFloor(List.of(owner.part(FloorDatabases.CHANNEL, random("r", 5))));
  }

  /// Asking for a dm that is there: it is found, and is shown.
  public SqlFloor findDirect() {
    var owner = work();
    owner.run(CHANNELS, "DIRECT", owner.values().is("people", oneOf(numbered("GT", "r"))));
    var shown = work();
    shown.run(
        HIDING,
        "SHOW",
        writes.mark(shown.values(), numbered("GT", "r"), ACTOR, "direct", "private"));
    var scale = people.scale();
    var settings = random("r", scale.pairs()) + random("u", scale.actors());
    return new SqlFloor(
        List.of(
            owner.part(FloorDatabases.CHANNEL, settings),
            shown.part(FloorDatabases.MEMBERSHIP, settings)));
  }

  /// @param searcher who looks for channels
  public SqlFloor directory(Person searcher, String text) {
    var owner = work();
    var values =
        owner
            .values()
            .has("user", "text", searcher.id())
            .has("withPublic", "boolean", "true")
            .has("pattern", "text", "%" + text + "%")
            .has("sort", "text", "NAME")
            .has("ascending", "boolean", "true")
            .has("limit", "bigint", "25")
            .has("offset", "bigint", "0");
    owner.run(DIRECTORY, "CHANNELS", values);
    return new SqlFloor(List.of(owner.part(FloorDatabases.CHANNEL, "")));
  }

  /// @param lister whose channels
  public SqlFloor list(Person lister) {
    var asked =
        Json.object()
            .put("position", 1)
            .put("viewer", lister.id())
            .put("workspace", people.workspace())
            .put("of", lister.id())
            .put("strangers", false)
            .put("public", false)
            .put("private", true)
            .put("directs", false)
            .put("groups", false)
            .put("live", false)
            .put("people", false)
            .put("after", "")
            .put("size", 1001);
    var owner = work();
    var values = owner.values().has("asked", "text", Json.array().add(asked).toString());
    owner.run(VISIBLE_LISTS, "LISTS", values);
    return new SqlFloor(List.of(owner.part(FloorDatabases.MEMBERSHIP, "")));
  }
}
