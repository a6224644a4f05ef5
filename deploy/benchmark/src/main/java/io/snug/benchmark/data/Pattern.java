package io.snug.benchmark.data;

import io.snug.benchmark.snug.Api;
import io.snug.benchmark.snug.Database;
import io.snug.benchmark.snug.RunningSnug;
import io.snug.platform.json.Json;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/// A channel with its owner Alice, its member Bob and one message, made through the API: what all
/// others are copied from.
public record Pattern(
    String channelId, String channelName, String messageId, String workspaceId, String userId) {
  private static final String USERNAME = "bob";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String NAME = "pattern0of0channels";
  private static final String TEXT = "The tide is in, and the boats lie upright again.";

  static Pattern make(RunningSnug snug) throws IOException, InterruptedException, SQLException {
    var alice = rocketChat(snug, "alice");
    var wish = Json.object().put("name", NAME);
    wish.putArray("members").add(USERNAME);
    var api = new Api(snug.port());
    var group = api.post("/api/v1/groups.create", alice, wish).path("group");
    var id = group.path("_id").asString();
    var bob = snug.credential(USERNAME, "/id");
    await(
        snug.database("channel"),
        "SELECT 1 FROM member WHERE channel_id = ? AND user_id = ?",
        id,
        bob);
    var message = Json.object().put("roomId", id).put("text", TEXT);
    var posted = api.post("/api/v1/chat.postMessage", alice, message).path("message");
    await(snug.database("membership"), "SELECT 1 FROM channel WHERE id = ? AND last_seq = 1", id);
    api.post(
        "/api/v1/subscriptions.read", rocketChat(snug, USERNAME), Json.object().put("rid", id));
    await(
        snug.database("channel"),
        "SELECT 1 FROM member WHERE channel_id = ? AND user_id = ? AND read_seq = 1",
        id,
        bob);
    return new Pattern(
        id, NAME, posted.path("_id").asString(), workspace(snug.database("channel"), id), bob);
  }

  private static Map<String, String> rocketChat(RunningSnug snug, String name) {
    return Map.of(
        "X-Auth-Token", snug.credential(name, "/rocketChat/authToken"),
        "X-User-Id", snug.credential(name, "/rocketChat/userId"));
  }

  private static void await(Database database, String query, String... values)
      throws SQLException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!exists(database, query, values)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the pattern does not come to " + database.name());
      }
      Thread.sleep(50); // nobody tells when a copy has arrived
    }
  }

  private static boolean exists(Database database, String query, String... values)
      throws SQLException {
    try (var connection = database.connect();
        var statement = connection.prepareStatement(query)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      try (var rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static String workspace(Database database, String channel) throws SQLException {
    try (var connection = database.connect();
        var statement =
            connection.prepareStatement("SELECT workspace_id FROM channel WHERE id = ?")) {
      statement.setString(1, channel);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  /// A row of the pattern's channel as another channel's.
  String channel(String row, String id) {
    return row.replace(channelId, id)
        .replace(channelName, id.toLowerCase(Locale.ROOT))
        .replace(messageId, "M" + id);
  }

  /// A row of the pattern's member as another person's in another channel.
  String seat(String row, Group.Seat seat) {
    return row.replace(channelId, seat.channel()).replace(userId, seat.user());
  }

  /// A row of the pattern's person as another person's.
  String person(String row, String id) {
    return row.replace(userId, id).replace(USERNAME, id.toLowerCase(Locale.ROOT));
  }
}
