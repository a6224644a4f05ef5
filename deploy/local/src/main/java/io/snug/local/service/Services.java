package io.snug.local.service;

import java.util.Map;

/// The four services while they run.
public interface Services extends AutoCloseable {
  /// Which process each of them lives in, by title.
  Map<String, Long> processes();

  /// Stops them; what does not stop cleanly is ended anyway.
  @Override
  void close();
}
