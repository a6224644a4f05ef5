package io.snug.benchmark.data;

import io.snug.benchmark.snug.Database;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/// Rows of membership-service's database, copied from the pattern's.
record MembershipRows(
    Pattern pattern, Database target, String account, String channel, String membership) {

  /// @param source where the pattern is
  /// @param target where the copies go
  static MembershipRows of(Pattern pattern, Database source, Database target)
      throws SQLException, IOException {
    var id = pattern.channelId();
    return new MembershipRows(
        pattern,
        target,
        Rows.read(source, "SELECT * FROM account WHERE id = '" + pattern.userId() + "'"),
        Rows.read(source, "SELECT * FROM channel WHERE id = '" + id + "'"),
        Rows.read(
            source,
            "SELECT * FROM membership WHERE channel_id = '%s' AND user_id = '%s'"
                .formatted(id, pattern.userId())));
  }

  void addPeople(List<String> ids) throws SQLException, IOException {
    Rows.write(target, "account", ids.stream().map(id -> pattern.person(account, id)));
  }

  void add(Group group) throws SQLException, IOException {
    Rows.write(target, "channel", group.ids().map(id -> pattern.channel(channel, id)));
    Rows.write(target, "membership", group.seats().map(seat -> pattern.seat(membership, seat)));
    execute(
        """
        UPDATE channel SET member_count =
            (SELECT count(*) FROM membership WHERE channel_id = '%s')
        WHERE id LIKE '%s%%' AND id >= '%s'
        """
            .formatted(
                Group.id(group.prefix(), group.last()),
                group.prefix(),
                Group.id(group.prefix(), group.first())));
  }

  void show(String prefix) throws SQLException {
    execute(
        """
        UPDATE membership SET hidden_at_seq = NULL, hidden_since = NULL
        WHERE channel_id LIKE '%s%%' AND hidden_at_seq IS NOT NULL
        """
            .formatted(prefix));
  }

  void hide(String prefix, String who) throws SQLException {
    execute(
        """
        UPDATE membership AS m SET hidden_at_seq = c.last_seq, hidden_since = c.last_seq,
            alert_seq = c.last_seq
        FROM channel AS c
        WHERE c.id = m.channel_id AND c.id LIKE '%s%%' AND m.channel_id LIKE '%s%%' AND %s
        """
            .formatted(prefix, prefix, who));
  }

  /// What the server would do in the background some time later, done now.
  void settle() throws SQLException {
    execute("VACUUM (ANALYZE) channel, membership, account");
  }

  private void execute(String sql) throws SQLException {
    try (var connection = target.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
