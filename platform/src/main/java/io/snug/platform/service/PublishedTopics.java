package io.snug.platform.service;

import java.util.List;

/// The topics a service writes to.
public record PublishedTopics(List<String> names) {
  public PublishedTopics {
    names = List.copyOf(names);
  }

  public static PublishedTopics of(String... names) {
    return new PublishedTopics(List.of(names));
  }
}
