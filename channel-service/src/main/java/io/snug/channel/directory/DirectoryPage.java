package io.snug.channel.directory;

import java.util.List;

/// A part of a list, and how long the whole list is.
public record DirectoryPage<T>(List<T> entries, int total) {
  public DirectoryPage {
    entries = List.copyOf(entries);
  }
}
