package io.snug.platform.service;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How many threads a service works with.
///
/// @param count of event loops, each of which keeps one core busy at most
@ConfigurationProperties("snug.event-loops")
public record EventLoopProperties(@DefaultValue("1") int count) {
  public EventLoopProperties {
    if (count < 1) {
      throw new IllegalArgumentException("snug.event-loops.count must be at least 1");
    }
  }
}
