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
  private static final String MESSAGES = "io.snug.channel.message.MessageRepository";
  private static final String MEMBER_COPIES = "io.snug.channel.copy.MembershipRepository";
  private static final String ARRIVALS = "io.snug.membership.membership.ArrivalRepository";
  private static final String HIDING = "io.snug.membership.hiding.HidingRepository";
  private static final String TIMELINES = "io.snug.membership.timeline.TimelineRepository";
  private static final String NEWS = "io.snug.membership.timeline.NewsRepository";
  private static final String DIRECTORY = "io.snug.channel.directory.DirectoryRepository";
  private static final String VISIBLE_LISTS = "io.snug.membership.sidebar.VisibleLists";

  private static final String COUNT = "\\set i :i + 1\n";
  private static final String UNIQUE = "(:run::text || '_' || :client_id::text || '_' || :i::text)";
  private static final String GROWING = "(:run::bigint * 1000000 + :i::bigint)";
  private static final String MICROS = "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint";
  private static final String NO_TEXT = "NULL::text";

  private final People people;
  private final ObjectNode created;
  private final ObjectNode posted;

  /// @param created the event of a channel's creation
  /// @param posted the event of a message in it
  Statements(People people, ObjectNode created, ObjectNode posted) {
    this.people = people;
    this.created = created;
    this.posted = posted;
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
    owner.run(CHANNELS, "INSERT", newChannel(owner.values(), members, ""));
    var copy = work();
    var values =
        copy.values().has("created", "jsonb", Json.write(createdWith(members))).is("now", "now()");
    values.is(
        "states",
        "jsonb_build_array(%s || jsonb_build_object('id', %s, 'name', %s))"
            .formatted(values.expressions.get("created"), newId(), newId()));
    copy.run(ARRIVALS, "ARRIVE", values);
    return new SqlFloor(
        List.of(
            owner.part(FloorDatabases.CHANNEL, COUNT, false),
            copy.part(FloorDatabases.MEMBERSHIP, COUNT, false)));
  }

  private static String newId() {
    return "('GN' || " + UNIQUE + ")";
  }

  private Work.Values newChannel(Work.Values values, int members, String people) {
    values.has("created", "jsonb", Json.write(createdWith(members)));
    var wish =
        """
        jsonb_build_array(jsonb_build_object('position', 1, 'nameIsUnique', %s, 'people', %s,
          'eventId', gen_random_uuid(), 'data', %s || jsonb_build_object('id', %s, 'name', %s)))
        """
            .formatted(
                people.isEmpty(),
                literal(people),
                values.expressions.get("created"),
                newId(),
                newId())
            .replace("\n", " ");
    return values
        .is("wishes", wish + "::text")
        .has("topic", "text", "snug.channels.v1")
        .has("event", "text", "channel-created");
  }

  /// The event of a channel with that many members.
  private ObjectNode createdWith(int members) {
    var event = created.deepCopy();
    var list = event.putArray("members");
    for (int number = 0; number < members; number++) {
      var person = "UN" + number;
      var member =
          list.addObject().put("userId", person).put("username", person).put("name", person);
      member.putArray("roles").add(number == 0 ? "owner" : "member");
      member.putNull("invitedBy");
    }
    return event;
  }

  public SqlFloor hide() {
    var owner = work();
    owner.run(HIDING, "HIDE", marked(owner.values(), numbered("GW", "r"), "{private}"));
    var copy = work();
    copy.run(
        MEMBER_COPIES,
        "RECEIVE",
        copy.values()
            .is("ids", "ARRAY[gen_random_uuid()]")
            .is(
                "states",
                """
                jsonb_build_array(jsonb_build_object('channelId', %s, 'userId', %s, 'roles',
                  '[]'::jsonb, 'hiddenAtSeq', 1, 'readSeq', 0))
                """
                    .formatted(numbered("GW", "r"), numbered("UA", "u"))
                    .replace("\n", " "))
            .is("versions", "ARRAY[" + GROWING + "]"));
    var scale = people.scale();
    var settings = COUNT + random("r", scale.workChannels()) + random("u", scale.actors());
    return new SqlFloor(
        List.of(
            owner.part(FloorDatabases.MEMBERSHIP, settings, false),
            copy.part(FloorDatabases.CHANNEL, settings, false)));
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
    var next = "(SELECT last_seq + 1 FROM channel WHERE id = " + place + ")";
    var owner = work();
    var look = owner.values().is("ids", oneOf(place));
    owner.run(CHANNELS, "BY_ID", look.has("users", "text[]", "{" + people.actor() + "}"));
    owner.run(MESSAGES, "POST", newMessage(owner.values().is("channel", place)));
    var copy = work();
    var event = posted.deepCopy();
    event.putObject("author").put("id", people.actor());
    var values = copy.values().has("posted", "jsonb", Json.write(event)).is("now", "now()");
    values.is(
        "messages",
        "jsonb_build_array(%s || jsonb_build_object('channelId', %s, 'seq', %s, 'ts', %s::text))"
            .formatted(values.expressions.get("posted"), place, next, MICROS));
    copy.run(TIMELINES, "ADVANCE", values);
    copy.run(NEWS, "SPREAD", values);
    var settings =
        COUNT + random("r", prefix.equals("GB") ? people.scale().crowds() : people.scale().pairs());
    return new SqlFloor(
        List.of(
            owner.part(FloorDatabases.CHANNEL, settings, false),
            copy.part(FloorDatabases.MEMBERSHIP, settings, true)));
  }

  private Work.Values newMessage(Work.Values values) {
    return values
        .is("id", "('MN' || " + UNIQUE + ")")
        .has("inMain", "boolean", "true")
        .is("now", MICROS)
        .has("authorId", "text", people.actor())
        .has("authorUsername", "text", people.actor())
        .has("authorName", "text", people.actor())
        .has("authorRoles", "text[]", "{user}")
        .has("text", "text", posted.path("text").asString())
        .is("thread", NO_TEXT)
        .is("threadTs", "NULL::bigint")
        .is("threadAuthor", NO_TEXT)
        .is("quoted", NO_TEXT)
        .is("systemType", NO_TEXT)
        .has("mentions", "text", "[]")
        .has("mentionsAll", "boolean", "false")
        .is("data", NO_TEXT)
        .is("meta", NO_TEXT)
        .has("extra", "text", "{}")
        .is("botId", NO_TEXT)
        .has("origin", "text", "slack")
        .is("eventId", "gen_random_uuid()")
        .has("topic", "text", "snug.messages.v1")
        .has("eventType", "text", "message-posted")
        .has("draft", "text", Json.write(posted));
  }

  public SqlFloor info() {
    var owner = work();
    var values =
        owner
            .values()
            .is("ids", oneOf(numbered("GW", "r")))
            .is("users", oneOf(numbered("UA", "u")))
            .has("readSeqs", "bigint[]", "{1}");
    owner.run(CHANNELS, "BY_ID", values);
    owner.run(CHANNELS, "READ_TS", values);
    var scale = people.scale();
    var settings = random("r", scale.workChannels()) + random("u", scale.actors());
    return new SqlFloor(List.of(owner.part(FloorDatabases.CHANNEL, settings, false)));
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
    return new SqlFloor(List.of(owner.part(FloorDatabases.CHANNEL, random("r", 5), false)));
  }

  /// Asking for a dm that is there: it cannot be made again, is found, and is shown.
  public SqlFloor findDirect() {
    var owner = work();
    var both = "floor";
    owner.run(CHANNELS, "INSERT", newChannel(owner.values(), 2, both));
    owner.run(CHANNELS, "DIRECT", owner.values().is("people", literal(both)));
    var shown = work();
    shown.run(HIDING, "SHOW", marked(shown.values(), numbered("GT", "r"), "{direct,private}"));
    var scale = people.scale();
    var settings = COUNT + random("r", scale.pairs()) + random("u", scale.actors());
    return new SqlFloor(
        List.of(
            owner.part(FloorDatabases.CHANNEL, COUNT, false),
            shown.part(FloorDatabases.MEMBERSHIP, settings, false)));
  }

  private Work.Values marked(Work.Values values, String channel, String types) {
    var asked =
        """
        json_build_array(json_build_object('position', 1, 'channel', %s, 'workspace', %s,
          'viewer', %s, 'types', %s::text[]))
        """
            .formatted(
                channel, values.expressions.get("workspace"), numbered("UA", "u"), literal(types))
            .replace("\n", " ");
    return values.is("asked", asked).is("now", "now()");
  }

  private static String literal(String text) {
    return "'" + text + "'";
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
    return new SqlFloor(List.of(owner.part(FloorDatabases.CHANNEL, "", false)));
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
    return new SqlFloor(List.of(owner.part(FloorDatabases.MEMBERSHIP, "", false)));
  }
}
