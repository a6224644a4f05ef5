package io.snug.benchmark.floor;

import io.snug.benchmark.floor.Statements.People;
import io.snug.platform.json.Json;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/// The values of the statements that write: what Snug itself has written for the pattern of all
/// channels, with ids, names and times that are new each time.
final class Writes {
  private static final String UNIQUE = "(:run::text || '_' || :client_id::text || '_' || :i::text)";
  private static final String NEW_CHANNEL = "('GN' || " + UNIQUE + ")";
  private static final String NEW_MESSAGE = "('MN' || " + UNIQUE + ")";
  private static final String NEW_UUID = "gen_random_uuid()";
  private static final String MICROS = "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint";

  /// Where a value will be that only the statement knows.
  private static final String OPEN = "@open@";

  private final People people;
  private final ObjectNode created;
  private final ObjectNode posted;

  Writes(People people, ObjectNode created, ObjectNode posted) {
    this.people = people;
    this.created = created;
    this.posted = posted;
  }

  /// @param between digest of everybody in a direct channel, empty for a channel with a name
  Work.Values newChannel(Work.Values values, int members, String between) {
    var wish =
        Json.object()
            .put("position", 1)
            .put("nameIsUnique", between.isEmpty())
            .put("people", between)
            .put("eventId", OPEN);
    wish.set("data", createdWith(members));
    var text = document(values, Json.array().add(wish).toString(), NEW_UUID, NEW_CHANNEL);
    return values
        .is("wishes", text)
        .has("topic", "text", "snug.channels.v1")
        .has("event", "text", "channel-created");
  }

  Work.Values arrival(Work.Values values, int members) {
    var states = Json.array().add(createdWith(members)).toString();
    return values
        .is("states", document(values, states, NEW_CHANNEL) + "::jsonb")
        .is("now", "now()");
  }

  /// The event of a channel with that many members, its id and its name left open.
  private ObjectNode createdWith(int members) {
    var event = created.deepCopy().put("id", OPEN).put("name", OPEN);
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

  /// @param types what the channel may be
  Work.Values mark(Work.Values values, String channel, String viewer, String... types) {
    var asked =
        Json.object()
            .put("position", 1)
            .put("channel", OPEN)
            .put("viewer", OPEN)
            .put("workspace", people.workspace());
    asked.set("types", Json.array(List.of(types)));
    return values
        .is("asked", document(values, Json.array().add(asked).toString(), channel, viewer))
        .is("now", "now()");
  }

  /// The message that comes next in a channel.
  Work.Values news(Work.Values values, String channel) {
    var event = posted.deepCopy();
    event.putObject("author").put("id", people.actor());
    values.has("posted", "jsonb", Json.write(event)).is("now", "now()");
    var next = "(SELECT last_seq + 1 FROM channel WHERE id = " + channel + ")";
    return values.is(
        "messages",
        "jsonb_build_array(%s || jsonb_build_object('channelId', %s, 'seq', %s, 'ts', %s::text))"
            .formatted(values.expressions.get("posted"), channel, next, MICROS));
  }

  Work.Values newMessage(Work.Values values, String channel) {
    var draft = posted.deepCopy().put("id", OPEN).put("channelId", OPEN);
    draft
        .putObject("author")
        .put("id", people.actor())
        .put("username", people.actor())
        .put("name", people.actor())
        .putArray("roles")
        .add("user");
    var post =
        Json.object()
            .put("position", 1)
            .put("eventId", OPEN)
            .put("now", OPEN)
            .put("inMain", true)
            .putNull("threadTs")
            .putNull("threadAuthor");
    post.putArray("people");
    post.set("draft", draft);
    var text = Json.array().add(post).toString();
    return values
        .is("posts", document(values, text, NEW_UUID, MICROS, NEW_MESSAGE, channel))
        .has("topic", "text", "snug.messages.v1")
        .has("event", "text", "message-posted");
  }

  /// A text as services send it, with a value in each open place; the last of them is for all that
  /// are left.
  private static String document(Work.Values values, String text, String... expressions) {
    var pieces = text.split(OPEN, -1);
    return IntStream.range(0, pieces.length)
        .mapToObj(
            place -> {
              var name = "piece " + values.expressions.size();
              var piece = values.has(name, "text", pieces[place]).expressions.get(name);
              return place == 0
                  ? piece
                  : expressions[Math.min(place, expressions.length) - 1] + " || " + piece;
            })
        .collect(Collectors.joining(" || ", "(", ")"));
  }
}
