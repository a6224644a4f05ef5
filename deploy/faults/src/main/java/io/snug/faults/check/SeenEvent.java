package io.snug.faults.check;

import io.snug.platform.event.Event;

/// An event as it stands in Kafka. The same event may stand there more than once.
public record SeenEvent(String topic, int partition, long offset, Event event) {

  /// What its versions count: a subject's name is unique within a key only.
  String line() {
    return topic + " " + event.key() + " " + event.subject();
  }

  boolean isOf(String type) {
    return event.type().equals(type);
  }

  String where() {
    return "%s/%d@%d".formatted(topic, partition, offset);
  }
}
