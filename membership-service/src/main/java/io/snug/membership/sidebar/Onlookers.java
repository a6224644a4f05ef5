package io.snug.membership.sidebar;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.r2dbc.spi.Readable;
import io.snug.platform.database.Database;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/// Many channels and those who look at them, by one query however many there are.
@Repository
public class Onlookers {
  /// A row for each channel, then one for each seat that is taken.
  private static final String LOOK =
      """
      SELECT to_json(c) AS channel,
          CASE WHEN c.type = 'direct' THEN channel_people(c.id) END AS people,
          CAST(NULL AS json) AS membership, CAST(NULL AS json) AS person
      FROM channel AS c
      WHERE c.id = ANY(:places) AND c.version > 0
      UNION ALL
      SELECT NULL, NULL, to_json(m), to_json(a)
      FROM unnest(:channels, :users) AS seat (channel_id, user_id)
      JOIN membership AS m ON m.channel_id = seat.channel_id AND m.user_id = seat.user_id
      LEFT JOIN account AS a ON a.id = m.user_id
      WHERE m.removed_at IS NULL
      """;

  private final Database database;

  public Onlookers(Database database) {
    this.database = database;
  }

  /// Somebody's place in a channel, taken or not.
  public record Seat(String channelId, String userId) {}

  /// What there was to see at one moment.
  ///
  /// @param channels by their ids, as somebody sees them who is in none of them; those that are not
  ///   known here are left out
  /// @param members by channel, those who sit in their seats
  public record View(Map<String, SidebarEntry> channels, Map<String, List<Onlooker>> members) {
    private static View of(List<Line> lines) {
      return new View(
          lines.stream()
              .map(Line::channel)
              .filter(Objects::nonNull)
              .collect(toMap(entry -> entry.channel().id(), entry -> entry)),
          lines.stream()
              .map(Line::member)
              .filter(Objects::nonNull)
              .collect(groupingBy(Onlooker::channelId)));
    }
  }

  private record Line(@Nullable SidebarEntry channel, @Nullable Onlooker member) {
    static Line of(Readable row) {
      return row.get("membership", String.class) == null
          ? new Line(SidebarEntry.of(row), null)
          : new Line(null, Onlooker.of(row));
    }
  }

  /// Looks at these channels and seats.
  public Mono<View> look(Collection<String> channelIds, Collection<Seat> seats) {
    return database
        .sql(LOOK)
        .bind("places", channelIds.toArray(String[]::new))
        .bind("channels", seats.stream().map(Seat::channelId).toArray(String[]::new))
        .bind("users", seats.stream().map(Seat::userId).toArray(String[]::new))
        .map(Line::of)
        .all()
        .collectList()
        .map(View::of);
  }
}
