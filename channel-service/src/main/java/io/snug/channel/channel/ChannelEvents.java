package io.snug.channel.channel;

import io.snug.channel.copy.Person;
import io.snug.platform.json.Json;
import io.snug.platform.outbox.NewEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Spells channels as the events of `snug.channels.v1` do: the whole state, every time.
public final class ChannelEvents {
  public static final String TOPIC = "snug.channels.v1";
  static final String CREATED = "channel-created";
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private ChannelEvents() {}

  static NewEvent created(Channel channel, List<Member> members) {
    var data = data(channel);
    data.set("members", members(members));
    return event(CREATED, channel, data);
  }

  /// What happened to a channel, which now is as given.
  public static NewEvent of(String type, Channel channel) {
    return event(type, channel, data(channel));
  }

  private static NewEvent event(String type, Channel channel, ObjectNode data) {
    return new NewEvent(
        UUID.randomUUID(),
        TOPIC,
        channel.id().value(),
        "channel",
        channel.id().value(),
        channel.version(),
        type,
        data,
        channel.updatedAt());
  }

  public static ObjectNode data(Channel channel) {
    var data =
        Json.object()
            .put("id", channel.id().value())
            .put("workspaceId", channel.workspaceId().value())
            .put("type", channel.type().wireName())
            .put("name", channel.name())
            .put("displayName", channel.displayName());
    data.set("previousNames", Json.array(channel.previousNames()));
    data.set("topic", note(channel.topic()));
    data.set("purpose", note(channel.purpose()));
    data.put("announcement", channel.announcement())
        .put("readOnly", channel.readOnly())
        .put("archived", channel.archived());
    data.set("customFields", channel.customFields());
    data.set("extra", channel.extra());
    data.set("creator", person(channel.creator()));
    data.put("createdAt", instant(channel.createdAt()))
        .put("updatedAt", instant(channel.updatedAt()))
        .put("version", channel.version())
        .put("lastSeq", channel.timeline().lastSeq())
        .put("lastMessageAt", instant(channel.timeline().lastMessageAt()))
        .put("messageCount", channel.timeline().messageCount())
        .put("origin", channel.origin().wireName());
    data.set("openWebUi", sharing(channel.sharing()));
    return data;
  }

  /// The members as an event names them.
  public static ArrayNode members(List<Member> members) {
    var list = Json.array();
    for (var member : members) {
      var item =
          Json.object()
              .put("userId", member.person().id().value())
              .put("username", member.person().username())
              .put("name", member.person().name());
      item.set("roles", Json.array(member.roles()));
      item.put("invitedBy", member.invitedBy() == null ? null : member.invitedBy().value());
      list.add(item);
    }
    return list;
  }

  public static ObjectNode person(Person person) {
    return Json.object()
        .put("id", person.id().value())
        .put("username", person.username())
        .put("name", person.name());
  }

  public static ObjectNode note(ChannelNote note) {
    return Json.object()
        .put("value", note.value())
        .put("setBy", note.setBy() == null ? null : note.setBy().value())
        .put("setAt", instant(note.setAt()));
  }

  public static ObjectNode sharing(Sharing sharing) {
    var node =
        Json.object()
            .put("type", sharing.kind())
            .put("description", sharing.description())
            .put("isPrivate", sharing.markedPrivate());
    node.set("data", sharing.data());
    node.set("meta", sharing.meta());
    var grants = node.putArray("grants");
    for (var grant : sharing.grants()) {
      grants
          .addObject()
          .put("id", grant.id().toString())
          .put("principalType", grant.principalType())
          .put("principalId", grant.principalId())
          .put("permission", grant.permission())
          .put("createdAt", instant(grant.createdAt()));
    }
    return node;
  }

  /// An instant with microseconds; null stays null.
  public static @Nullable String instant(@Nullable Instant instant) {
    return instant == null ? null : MICROS.format(instant);
  }
}
