package io.snug.channel.channel;

import io.r2dbc.spi.Readable;
import io.snug.channel.copy.Membership;
import io.snug.channel.copy.Person;
import io.snug.platform.caller.UserId;
import io.snug.platform.caller.WorkspaceId;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.json.InstantText;
import io.snug.platform.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads rows of the table `channel` and of joins with it.
public final class ChannelRows {
  private ChannelRows() {}

  public static Channel channel(Readable row) {
    return new Channel(
        new ChannelId(text(row, "id")),
        new WorkspaceId(text(row, "workspace_id")),
        ChannelType.of(text(row, "type")),
        text(row, "name"),
        text(row, "display_name"),
        List.of(required(row, "previous_names", String[].class)),
        note(json(row, "topic")),
        note(json(row, "purpose")),
        text(row, "announcement"),
        flag(row, "read_only"),
        flag(row, "archived"),
        json(row, "custom_fields"),
        json(row, "extra"),
        creator(row),
        required(row, "created_at", Instant.class),
        required(row, "updated_at", Instant.class),
        number(row, "version"),
        new Timeline(
            number(row, "last_seq"),
            row.get("last_message_at", Instant.class),
            number(row, "message_count")),
        Dialect.of(text(row, "origin")),
        sharing(json(row, "open_webui")));
  }

  static Standing standing(Readable row) {
    return new Standing(channel(row), membership(row));
  }

  static Standing readStanding(Readable row) {
    return new Standing(channel(row), membership(row), number(row, "read_ts"));
  }

  private static Person creator(Readable row) {
    return new Person(
        new UserId(text(row, "creator_id")),
        text(row, "creator_username"),
        text(row, "creator_name"));
  }

  private static @Nullable Membership membership(Readable row) {
    var active = row.get("member_active", Boolean.class);
    if (active == null) {
      return null;
    }
    return new Membership(
        List.of(required(row, "member_roles", String[].class)),
        active,
        row.get("hidden_at_seq", Long.class),
        number(row, "read_seq"),
        row.get("read_at", Instant.class));
  }

  private static ChannelNote note(JsonNode json) {
    var setBy = Json.text(json, "setBy");
    return new ChannelNote(
        Json.requiredText(json, "value"),
        setBy == null ? null : new UserId(setBy),
        instant(json, "setAt"));
  }

  private static Sharing sharing(JsonNode json) {
    var grants = new ArrayList<Grant>();
    for (var grant : json.path("grants")) {
      grants.add(
          new Grant(
              UUID.fromString(Json.requiredText(grant, "id")),
              Json.requiredText(grant, "principalType"),
              Json.requiredText(grant, "principalId"),
              Json.requiredText(grant, "permission"),
              InstantText.parse(Json.requiredText(grant, "createdAt"))));
    }
    var markedPrivate = json.path("isPrivate");
    return new Sharing(
        Json.text(json, "type"),
        Json.text(json, "description"),
        markedPrivate.isBoolean() ? markedPrivate.booleanValue() : null,
        object(json, "data"),
        object(json, "meta"),
        grants);
  }

  private static @Nullable ObjectNode object(JsonNode json, String member) {
    return json.get(member) instanceof ObjectNode object ? object : null;
  }

  private static @Nullable Instant instant(JsonNode json, String member) {
    var text = Json.text(json, member);
    return text == null ? null : InstantText.parse(text);
  }

  public static String text(Readable row, String column) {
    return required(row, column, String.class);
  }

  public static long number(Readable row, String column) {
    return required(row, column, Long.class);
  }

  public static boolean flag(Readable row, String column) {
    return required(row, column, Boolean.class);
  }

  public static ObjectNode json(Readable row, String column) {
    var text = text(row, column);
    // Most of these columns are empty, and every look-up of a channel reads them.
    return text.equals("{}") ? Json.object() : Json.parseObject(text);
  }

  /// The value of a column that is never null.
  public static <T> T required(Readable row, String column, Class<T> type) {
    var value = row.get(column, type);
    if (value == null) {
      throw new IllegalStateException("column " + column + " is null");
    }
    return value;
  }
}
