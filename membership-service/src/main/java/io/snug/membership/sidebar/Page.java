package io.snug.membership.sidebar;

import java.util.List;

/// One page of a list that tells how long it is.
public record Page<T>(List<T> rows, long total) {
  public Page {
    rows = List.copyOf(rows);
  }
}
