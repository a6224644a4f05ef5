package io.snug.faults.check;

import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Reads the rows of all services straight from their databases. The three databases are read one
/// after the other, so only what is at rest can be compared.
public final class RowReader {
  private static final String CHANNELS =
      "SELECT id, type, name, creator_id, origin, version, last_seq, message_count FROM channel";
  private static final String MESSAGES =
      "SELECT channel_id, id, seq, ts, author_id, body FROM message";
  private static final String MEMBER_COPIES =
      "SELECT channel_id, user_id, roles, active, hidden_at_seq, version FROM member";
  private static final String CHANNEL_COPIES =
      """
      SELECT id, type, name, coalesce(creator_id, '') AS creator_id,
             coalesce(state->>'origin', '') AS origin, version, last_seq, message_count,
             member_count
      FROM channel
      """;
  private static final String MEMBERSHIPS =
      """
      SELECT channel_id, user_id, roles, removed_at IS NULL AS active, hidden_at_seq, version
      FROM membership
      """;
  private static final String ACCOUNTS =
      """
      SELECT id, username, name, coalesce(email, '') AS email, roles, active, version FROM account
      """;
  private static final String TOKENS =
      """
      SELECT id, encode(sha256, 'hex') AS digest, revoked_at IS NOT NULL AS revoked
      FROM credential_token
      """;
  private static final String UNPUBLISHED =
      "SELECT count(*) AS waiting FROM outbox WHERE published_at IS NULL";

  private final UnaryOperator<String> jdbcUrls;

  /// @param jdbcUrls from `auth`, `channel` and `membership` to an address with its credentials
  public RowReader(UnaryOperator<String> jdbcUrls) {
    this.jdbcUrls = jdbcUrls;
  }

  public Rows read() throws SQLException {
    try (var auth = connect("auth");
        var channel = connect("channel");
        var membership = connect("membership")) {
      var counts = new HashMap<String, Long>();
      return new Rows(
          all(channel, CHANNELS, RowReader::channel),
          all(channel, MESSAGES, RowReader::message),
          all(membership, MEMBERSHIPS, RowReader::membership),
          all(auth, ACCOUNTS, RowReader::account),
          all(auth, TOKENS, RowReader::token),
          all(membership, CHANNEL_COPIES, row -> counted(row, counts)),
          counts,
          all(channel, MEMBER_COPIES, RowReader::membership),
          all(channel, ACCOUNTS, RowReader::account),
          all(membership, ACCOUNTS, RowReader::account),
          waiting(auth) + waiting(channel) + waiting(membership));
    }
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(jdbcUrls.apply(database));
  }

  private static long waiting(Connection database) throws SQLException {
    return all(database, UNPUBLISHED, row -> row.getLong("waiting")).getFirst();
  }

  private interface Read<T> {
    T of(ResultSet row) throws SQLException;
  }

  private static <T> List<T> all(Connection database, String query, Read<T> read)
      throws SQLException {
    try (var statement = database.createStatement();
        var rows = statement.executeQuery(query)) {
      var all = new ArrayList<T>();
      while (rows.next()) {
        all.add(read.of(rows));
      }
      return all;
    }
  }

  private static Rows.Channel counted(ResultSet row, Map<String, Long> counts) throws SQLException {
    counts.put(text(row, "id"), row.getLong("member_count"));
    return channel(row);
  }

  private static Rows.Channel channel(ResultSet row) throws SQLException {
    return new Rows.Channel(
        text(row, "id"),
        text(row, "type"),
        text(row, "name"),
        text(row, "creator_id"),
        text(row, "origin"),
        row.getLong("version"),
        row.getLong("last_seq"),
        row.getLong("message_count"));
  }

  private static Rows.Message message(ResultSet row) throws SQLException {
    return new Rows.Message(
        text(row, "channel_id"),
        text(row, "id"),
        number(row, "seq"),
        row.getLong("ts"),
        text(row, "author_id"),
        text(row, "body"));
  }

  private static Rows.Membership membership(ResultSet row) throws SQLException {
    return new Rows.Membership(
        text(row, "channel_id"),
        text(row, "user_id"),
        texts(row, "roles"),
        row.getBoolean("active"),
        number(row, "hidden_at_seq"),
        row.getLong("version"));
  }

  private static Rows.Account account(ResultSet row) throws SQLException {
    return new Rows.Account(
        text(row, "id"),
        text(row, "username"),
        text(row, "name"),
        text(row, "email"),
        texts(row, "roles"),
        row.getBoolean("active"),
        row.getLong("version"));
  }

  private static Rows.Token token(ResultSet row) throws SQLException {
    return new Rows.Token(text(row, "id"), text(row, "digest"), row.getBoolean("revoked"));
  }

  private static String text(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getString(column), column);
  }

  private static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    Array array = Objects.requireNonNull(row.getArray(column), column);
    return List.of((String[]) array.getArray());
  }
}
