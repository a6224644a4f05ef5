package io.snug.channel.message;

import static io.snug.channel.channel.ChannelRows.flag;
import static io.snug.channel.channel.ChannelRows.json;
import static io.snug.channel.channel.ChannelRows.number;
import static io.snug.channel.channel.ChannelRows.required;
import static io.snug.channel.channel.ChannelRows.text;

import io.r2dbc.spi.Readable;
import io.snug.channel.channel.ChannelEvents;
import io.snug.channel.channel.ChannelId;
import io.snug.channel.copy.Person;
import io.snug.channel.message.MessageEvents.Place;
import io.snug.platform.caller.UserId;
import io.snug.platform.caller.WorkspaceId;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads and spells rows of the table `message`.
final class MessageRows {
  private MessageRows() {}

  static Message message(Readable row, WorkspaceId workspace) {
    return new Message(
        new ChannelId(text(row, "channel_id")),
        workspace,
        text(row, "id"),
        row.get("seq", Long.class),
        new MessageTime(number(row, "ts")),
        author(row),
        content(row),
        root(row),
        row.get("reply_to", String.class),
        row.get("bot_id", String.class),
        thread(row),
        row.get("edited_at", Instant.class),
        row.get("edited_by", String.class),
        Dialect.of(text(row, "origin")));
  }

  static Place place(Readable row) {
    return new Place(
        row.get("seq", Long.class),
        new MessageTime(number(row, "last_ts")),
        number(row, "last_seq"),
        number(row, "message_count"));
  }

  private static Author author(Readable row) {
    return new Author(
        new Person(
            new UserId(text(row, "author_id")),
            text(row, "author_username"),
            text(row, "author_name")),
        List.of(required(row, "author_roles", String[].class)));
  }

  private static Content content(Readable row) {
    return new Content(
        text(row, "body"),
        row.get("system_type", String.class),
        mentions(text(row, "mentions")),
        flag(row, "mentions_all"),
        object(row, "data"),
        object(row, "meta"),
        json(row, "extra"));
  }

  private static @Nullable ThreadRoot root(Readable row) {
    var id = row.get("thread_id", String.class);
    return id == null
        ? null
        : new ThreadRoot(
            id, new MessageTime(number(row, "thread_ts")), new UserId(text(row, "thread_author")));
  }

  private static ThreadSummary thread(Readable row) {
    var latest = row.get("latest_reply_ts", Long.class);
    return new ThreadSummary(
        required(row, "reply_count", Integer.class),
        latest == null ? null : new MessageTime(latest),
        List.of(required(row, "repliers", String[].class)));
  }

  private static @Nullable ObjectNode object(Readable row, String column) {
    var text = row.get(column, String.class);
    return text == null ? null : Json.parseObject(text);
  }

  private static List<Person> mentions(String json) {
    var people = new ArrayList<Person>();
    for (var person : Json.parse(json)) {
      people.add(
          new Person(
              new UserId(Json.requiredText(person, "id")),
              Json.requiredText(person, "username"),
              Json.requiredText(person, "name")));
    }
    return people;
  }

  static ArrayNode mentions(List<Person> people) {
    var array = Json.array();
    for (var person : people) {
      array.add(ChannelEvents.person(person));
    }
    return array;
  }
}
