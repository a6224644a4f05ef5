package io.snug.benchmark.data;

import io.snug.benchmark.snug.Database;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/// Rows of channel-service's database, copied from the pattern's.
record ChannelRows(
    Pattern pattern,
    Database target,
    String account,
    String channel,
    String name,
    String message,
    String member) {

  /// @param source where the pattern is
  /// @param target where the copies go
  static ChannelRows of(Pattern pattern, Database source, Database target)
      throws SQLException, IOException {
    var id = pattern.channelId();
    return new ChannelRows(
        pattern,
        target,
        Rows.read(source, "SELECT * FROM account WHERE id = '" + pattern.userId() + "'"),
        Rows.read(source, "SELECT * FROM channel WHERE id = '" + id + "'"),
        Rows.read(source, "SELECT * FROM channel_name WHERE channel_id = '" + id + "'"),
        Rows.read(source, "SELECT * FROM message WHERE channel_id = '" + id + "' AND seq = 1"),
        Rows.read(
            source,
            "SELECT * FROM member WHERE channel_id = '%s' AND user_id = '%s'"
                .formatted(id, pattern.userId())));
  }

  void addPeople(List<String> ids) throws SQLException, IOException {
    Rows.write(target, "account", ids.stream().map(id -> pattern.person(account, id)));
  }

  void add(Group group) throws SQLException, IOException {
    Rows.write(target, "channel", group.ids().map(id -> pattern.channel(channel, id)));
    Rows.write(target, "channel_name", group.ids().map(id -> pattern.channel(name, id)));
    Rows.write(target, "message", group.ids().map(id -> pattern.channel(message, id)));
    Rows.write(target, "member", group.seats().map(seat -> pattern.seat(member, seat)));
  }

  /// Makes channels findable by their people, for whose digest a channel's own id stands here.
  void nameByPeople(Group group) throws SQLException, IOException {
    var workspace = pattern.workspaceId();
    Rows.write(
        target, "direct_channel", group.ids().map(id -> "%s\t%s\t%2$s\n".formatted(workspace, id)));
  }

  /// What the server would do in the background some time later, done now.
  void settle() throws SQLException {
    try (var connection = target.connect();
        var statement = connection.createStatement()) {
      statement.execute(
          "VACUUM (ANALYZE) channel, channel_name, direct_channel, message, member, account");
    }
  }
}
