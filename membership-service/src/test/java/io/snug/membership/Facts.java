package io.snug.membership;

import io.snug.platform.event.Event;
import io.snug.platform.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Events as the other services write them.
public final class Facts {
  public static final String WORKSPACE = "TTEST";
  public static final Instant CREATED = Instant.parse("2026-11-21T08:00:00.123456Z");

  private Facts() {}

  public static Event event(
      String type, String subject, String key, long version, ObjectNode data) {
    return new Event(
        UUID.randomUUID(), type, "/snug/test", subject, key, version, CREATED, null, data);
  }

  public static Event channel(String type, ObjectNode state) {
    var id = Json.requiredText(state, "id");
    return event(type, id, id, state.get("version").longValue(), state);
  }

  /// A private channel made by the first of the members.
  public static ObjectNode privateChannel(String id, String name, String... members) {
    return state(id, "private", name, "rocket-chat", members);
  }

  public static ObjectNode state(
      String id, String type, String name, String origin, String... members) {
    var creator = members.length == 0 ? "UNOBODY" : members[0];
    var state =
        Json.object()
            .put("id", id)
            .put("workspaceId", WORKSPACE)
            .put("type", type)
            .put("name", name)
            .put("displayName", name)
            .put("announcement", "")
            .put("readOnly", false)
            .put("archived", false)
            .put("createdAt", CREATED.toString())
            .put("updatedAt", CREATED.toString())
            .put("version", 1)
            .put("lastSeq", 0)
            .putNull("lastMessageAt")
            .put("messageCount", 0)
            .put("origin", origin);
    state.set("topic", note());
    state.set("purpose", note());
    state.set("customFields", Json.object());
    state.set(
        "creator",
        Json.object().put("id", creator).put("username", lower(creator)).put("name", creator));
    state.set("openWebUi", openWebUi(type));
    var people = Json.array();
    for (int i = 0; i < members.length; i++) {
      var person =
          Json.object()
              .put("userId", members[i])
              .put("username", lower(members[i]))
              .put("name", members[i])
              .put("invitedBy", i == 0 ? null : creator);
      person.set("roles", i == 0 ? Json.array().add("owner") : Json.array());
      people.add(person);
    }
    state.set("members", people);
    return state;
  }

  private static ObjectNode openWebUi(String type) {
    var own =
        Json.object()
            .put(
                "type",
                switch (type) {
                  case "private" -> "group";
                  case "direct" -> "dm";
                  default -> "standard";
                })
            .putNull("description")
            .putNull("isPrivate")
            .putNull("data")
            .putNull("meta");
    own.set("grants", type.equals("public") ? Json.array().add(grant("user", "*")) : Json.array());
    return own;
  }

  public static ObjectNode grant(String principalType, String principalId) {
    return Json.object()
        .put("id", UUID.randomUUID().toString())
        .put("principalType", principalType)
        .put("principalId", principalId)
        .put("permission", "read")
        .put("createdAt", CREATED.toString());
  }

  private static ObjectNode note() {
    return Json.object().put("value", "").putNull("setBy").putNull("setAt");
  }

  private static String lower(String id) {
    return id.toLowerCase(java.util.Locale.ROOT);
  }

  public static Event posted(String channelId, @Nullable Integer seq, String author) {
    return posted(channelId, seq, author, List.of());
  }

  public static Event posted(
      String channelId, @Nullable Integer seq, String author, List<String> mentions) {
    var id = UUID.randomUUID().toString();
    long count = seq == null ? 0 : seq;
    var data =
        Json.object()
            .put("id", id)
            .put("channelId", channelId)
            .put("workspaceId", WORKSPACE)
            .put("seq", seq)
            .put("ts", "1795248000.%06d".formatted(count))
            .put("sentAt", CREATED.plusSeconds(60 + count).toString())
            .put("text", "hello")
            .put("threadId", seq == null ? "parent" : null)
            .put("threadShown", false)
            .putNull("systemType")
            .put("mentionsAll", false)
            .put("origin", "rocket-chat")
            .put("version", 1);
    data.set(
        "author",
        Json.object().put("id", author).put("username", lower(author)).put("name", author));
    data.set("mentions", Json.array(mentions));
    data.set("extra", Json.object());
    data.set("channel", Json.object().put("lastSeq", count).put("messageCount", count));
    return event("message-posted", id, channelId, 1, data);
  }

  public static Event account(String type, String id, long version, boolean active) {
    var data =
        Json.object()
            .put("id", id)
            .put("workspaceId", WORKSPACE)
            .put("username", lower(id))
            .put("name", "Name of " + id + " v" + version)
            .put("email", lower(id) + "@example.org")
            .put("bot", false)
            .put("active", active)
            .put("timeZone", "UTC")
            .put("createdAt", CREATED.toString())
            .put("updatedAt", CREATED.toString())
            .put("version", version);
    data.set("roles", Json.array().add("user"));
    return event(type, id, id, version, data);
  }
}
