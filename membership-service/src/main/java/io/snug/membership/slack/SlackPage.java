package io.snug.membership.slack;

import java.util.List;
import java.util.function.Function;

/// A page of a list that was asked for one row more than it may show.
record SlackPage<T>(List<T> rows, String nextCursor) {
  static <T> SlackPage<T> of(List<T> rows, int limit, SlackCursor cursor, Function<T, String> id) {
    if (rows.size() <= limit) {
      return new SlackPage<>(rows, "");
    }
    var shown = rows.subList(0, limit);
    return new SlackPage<>(shown, cursor.behind(id.apply(shown.getLast())));
  }
}
