package io.snug.platform.outbox;

import java.time.Duration;

/// How long each step of the active relay may take. They fit together: a relay that works, however
/// badly Kafka does, never says nothing to the database for as long as ends its session there; and
/// what it has in its hands when it is stopped is too old to be sent when it goes on.
///
/// @param silence after which the database takes the lock away
record RelayPatience(Duration silence) {
  static final RelayPatience DEFAULT = new RelayPatience(Duration.ofSeconds(15));

  /// How long after reading rows the last of them may be handed to the producer.
  Duration handOver() {
    return silence.dividedBy(8);
  }

  /// How long handing over one row may wait for Kafka.
  Duration metadata() {
    return silence.dividedBy(8);
  }

  /// How long the producer tries to deliver what it was handed.
  Duration delivery() {
    return silence.multipliedBy(5).dividedBy(8);
  }

  /// How long one of its tries may take.
  Duration request() {
    return silence.dividedBy(5);
  }

  /// The time, cut so that the relay is heard of often enough while it waits.
  Duration atMost(Duration time) {
    var often = silence.dividedBy(3);
    return time.compareTo(often) < 0 ? time : often;
  }
}
