package io.snug.membership.sidebar;

import io.snug.platform.database.Database;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/// Many channels and those who may look at them, each by one query however many there are.
@Repository
public class Onlookers {
  private static final String CHANNELS =
      """
      SELECT to_json(c) AS channel, NULL AS membership,
          CASE WHEN c.type = 'direct' THEN channel_people(c.id) END AS people
      FROM channel AS c
      WHERE c.id = ANY(:channels) AND c.version > 0
      """;

  private static final String MEMBERS =
      """
      SELECT to_json(m) AS membership, to_json(a) AS person
      FROM unnest(:channels, :users) AS seat (channel_id, user_id)
      JOIN membership AS m ON m.channel_id = seat.channel_id AND m.user_id = seat.user_id
      LEFT JOIN account AS a ON a.id = m.user_id
      WHERE m.removed_at IS NULL
      ORDER BY m.channel_id, m.user_id
      """;

  private final Database database;

  public Onlookers(Database database) {
    this.database = database;
  }

  /// Somebody's place in a channel, taken or not.
  public record Seat(String channelId, String userId) {}

  /// The channels by their ids, as somebody sees them who is in none of them; those that are not
  /// known here are left out.
  public Mono<Map<String, SidebarEntry>> channels(Collection<String> ids) {
    return database
        .sql(CHANNELS)
        .bind("channels", ids.toArray(String[]::new))
        .map(SidebarEntry::of)
        .all()
        .collectMap(entry -> entry.channel().id());
  }

  /// Those who sit in their seats, by channel and user.
  public Mono<List<Onlooker>> members(Collection<Seat> seats) {
    return database
        .sql(MEMBERS)
        .bind("channels", seats.stream().map(Seat::channelId).toArray(String[]::new))
        .bind("users", seats.stream().map(Seat::userId).toArray(String[]::new))
        .map(Onlooker::of)
        .all()
        .collectList();
  }
}
