package io.snug.benchmark.floor;

import io.snug.benchmark.data.Dataset;
import io.snug.benchmark.floor.SqlFloor.Part;
import io.snug.benchmark.snug.RunningSnug;
import io.snug.platform.json.Json;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The statements that calls cannot do without, with values as Snug itself has written them for the
/// pattern of all channels: those of the service that owns what is changed, and those that bring
/// the copy of the other service up to date. Inbox and outbox upkeep is not among them.
public final class Statements {
  private static final String CHANNELS = "io.snug.channel.channel.ChannelRepository";
  private static final String MESSAGES = "io.snug.channel.message.MessageRepository";
  private static final String MEMBER_COPIES = "io.snug.channel.copy.MembershipRepository";
  private static final String CHANNEL_COPIES = "io.snug.membership.copy.ChannelCopies";
  private static final String ARRIVALS = "io.snug.membership.membership.ArrivalRepository";
  private static final String HIDING = "io.snug.membership.hiding.HidingRepository";
  private static final String TIMELINES = "io.snug.membership.timeline.TimelineRepository";
  private static final String SIDEBAR = "io.snug.membership.sidebar.Sidebar";

  private static final String COUNT = "\\set i :i + 1\n";
  private static final String UNIQUE = "(:run::text || '_' || :client_id::text || '_' || :i::text)";
  private static final String GROWING = "(:run::bigint * 1000000 + :i::bigint)";
  private static final String MICROS = "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint";
  private static final String NO_TEXT = "NULL::text";

  private final Dataset dataset;
  private final ObjectNode channel;
  private final ObjectNode created;
  private final ObjectNode posted;

  private Statements(Dataset dataset, ObjectNode channel, ObjectNode created, ObjectNode posted) {
    this.dataset = dataset;
    this.channel = channel;
    this.created = created;
    this.posted = posted;
  }

  public static Statements of(Dataset dataset, RunningSnug snug) throws SQLException {
    var pattern = dataset.pattern();
    return new Statements(
        dataset,
        read(snug, "SELECT to_jsonb(channel) FROM channel WHERE id = ?", pattern.channelId()),
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

  /// Collects expressions, and the variables in them.
  private static final class Values {
    final Map<String, String> expressions = new LinkedHashMap<>();
    final Map<String, String> definitions;

    Values(Map<String, String> definitions) {
      this.definitions = definitions;
    }

    Values is(String parameter, String expression) {
      expressions.put(parameter, expression);
      return this;
    }

    /// `pgbench` has no empty variables.
    Values has(String parameter, String type, String value) {
      if (value.isEmpty()) {
        return is(parameter, "''::" + type);
      }
      var variable = "p_" + definitions.size();
      definitions.put(variable, value);
      return is(parameter, "(:" + variable + "::" + type + ")");
    }
  }

  /// One part under construction.
  private final class Work {
    final List<Sql> statements = new ArrayList<>();
    final Map<String, String> definitions = new LinkedHashMap<>(Map.of("i", "0"));

    Values values() {
      return new Values(definitions).has("workspace", "text", dataset.pattern().workspaceId());
    }

    void run(String owner, String constant, Values values) {
      statements.add(new Sql(owner, constant, values.expressions));
    }

    Part part(String database, String settings, boolean transaction) {
      var script = transaction ? Sql.transaction(statements) : Sql.statements(statements);
      return new Part(database, settings + script, definitions);
    }
  }

  public SqlFloor create() {
    var owner = new Work();
    owner.run(CHANNELS, "INSERT", newChannel(owner.values()));
    var copy = new Work();
    var values =
        copy.values()
            .has("created", "jsonb", Json.write(created))
            .is("channel", newId())
            .has("deleted", "boolean", "false")
            .is("at", "now()")
            .is("now", "now()")
            .has("members", "jsonb", Json.write(members()));
    values.is(
        "state",
        "(%s || jsonb_build_object('id', %s, 'name', %s))"
            .formatted(values.expressions.get("created"), newId(), newId()));
    copy.run(CHANNEL_COPIES, "STORE", values);
    copy.run(CHANNEL_COPIES, "REPLACE_READERS", values);
    copy.run(ARRIVALS, "ADD_INITIAL", values);
    return new SqlFloor(
        List.of(
            owner.part(FloorDatabases.CHANNEL, COUNT, false),
            copy.part(FloorDatabases.MEMBERSHIP, COUNT, true)));
  }

  private static String newId() {
    return "('GN' || " + UNIQUE + ")";
  }

  private Values newChannel(Values values) {
    return values
        .is("id", newId())
        .is("name", newId())
        .is("displayName", newId())
        .has("type", "text", "private")
        .has("nameIsUnique", "boolean", "true")
        .has("people", "text", "")
        .has("topic", "text", json(channel, "topic"))
        .has("purpose", "text", json(channel, "purpose"))
        .has("readOnly", "boolean", "false")
        .has("customFields", "text", json(channel, "custom_fields"))
        .has("extra", "text", json(channel, "extra"))
        .has("openWebUi", "text", json(channel, "open_webui"))
        .has("creatorId", "text", actor())
        .has("creatorUsername", "text", actor())
        .has("creatorName", "text", actor())
        .is("createdAt", "now()")
        .has("version", "bigint", "1")
        .has("origin", "text", "slack")
        .has("memberIds", "text[]", "{" + actor() + "}")
        .has("memberOwns", "boolean[]", "{true}")
        .is("eventId", "gen_random_uuid()")
        .has("eventTopic", "text", "snug.channels.v1")
        .has("eventType", "text", "channel-created")
        .has("payload", "text", Json.write(created));
  }

  private JsonNode members() {
    return Json.array().add(created.path("members").get(0).deepCopy());
  }

  private String actor() {
    return dataset.actors().getFirst().id();
  }

  private static String json(ObjectNode row, String member) {
    return Json.write(row.path(member));
  }

  public SqlFloor hide() {
    var owner = new Work();
    owner.run(
        HIDING,
        "HIDE",
        owner
            .values()
            .is("channel", numbered("GW", "r"))
            .is("user", numbered("UA", "u"))
            .has("types", "text[]", "{private}")
            .is("now", "now()"));
    var copy = new Work();
    copy.run(
        MEMBER_COPIES,
        "KEEP",
        copy.values()
            .is("channel", numbered("GW", "r"))
            .is("user", numbered("UA", "u"))
            .has("roles", "text[]", "{}")
            .has("active", "boolean", "true")
            .has("hiddenAtSeq", "bigint", "1")
            .has("readSeq", "bigint", "0")
            .is("readAt", "NULL::timestamptz")
            .is("version", GROWING));
    var scale = dataset.scale();
    var settings = COUNT + random("r", scale.workChannels()) + random("u", scale.actors());
    return new SqlFloor(
        List.of(
            owner.part(FloorDatabases.MEMBERSHIP, settings, false),
            copy.part(FloorDatabases.CHANNEL, settings, false)));
  }

  private static String numbered(String prefix, String variable) {
    return "('%s' || lpad(:%s::text, 7, '0'))".formatted(prefix, variable);
  }

  private static String random(String variable, int count) {
    return "\\set %s random(1, %d)\n".formatted(variable, count);
  }

  public SqlFloor post() {
    var place = numbered("GT", "r");
    var owner = new Work();
    owner.run(CHANNELS, "BY_ID", owner.values().is("id", place).has("user", "text", actor()));
    owner.run(MESSAGES, "POST", newMessage(owner.values().is("channel", place)));
    var copy = new Work();
    var values =
        copy.values()
            .has("posted", "jsonb", Json.write(posted))
            .is("channel", place)
            .is("seq", GROWING)
            .is("at", "now()")
            .is("now", "now()")
            .has("author", "text", actor())
            .has("mentions", "text[]", "{}");
    values.is(
        "message",
        "(%s || jsonb_build_object('channelId', %s, 'seq', %s))"
            .formatted(values.expressions.get("posted"), place, GROWING));
    copy.run(TIMELINES, "ADVANCE", values);
    copy.run(TIMELINES, "SPREAD", values);
    var settings = COUNT + random("r", dataset.scale().pairs());
    return new SqlFloor(
        List.of(
            owner.part(FloorDatabases.CHANNEL, settings, false),
            copy.part(FloorDatabases.MEMBERSHIP, settings, true)));
  }

  private Values newMessage(Values values) {
    return values
        .is("id", "('MN' || " + UNIQUE + ")")
        .has("inMain", "boolean", "true")
        .is("now", MICROS)
        .has("authorId", "text", actor())
        .has("authorUsername", "text", actor())
        .has("authorName", "text", actor())
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
    var owner = new Work();
    var values =
        owner
            .values()
            .is("id", numbered("GW", "r"))
            .is("user", numbered("UA", "u"))
            .has("readSeq", "bigint", "0");
    owner.run(CHANNELS, "BY_ID", values);
    owner.run(CHANNELS, "FIGURES", values);
    var scale = dataset.scale();
    var settings = random("r", scale.workChannels()) + random("u", scale.actors());
    return new SqlFloor(List.of(owner.part(FloorDatabases.CHANNEL, settings, false)));
  }

  public SqlFloor list() {
    var owner = new Work();
    var values =
        owner
            .values()
            .has("user", "text", dataset.listsFew().id())
            .has("of", "text", dataset.listsFew().id())
            .has("strangers", "boolean", "false")
            .has("public", "boolean", "false")
            .has("private", "boolean", "true")
            .has("directs", "boolean", "false")
            .has("groups", "boolean", "false")
            .has("live", "boolean", "false")
            .has("people", "boolean", "false")
            .has("after", "text", "")
            .has("limit", "bigint", "101");
    owner.run(SIDEBAR, "VISIBLE", values);
    return new SqlFloor(List.of(owner.part(FloorDatabases.MEMBERSHIP, "", false)));
  }
}
