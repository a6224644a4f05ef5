package io.snug.channel.message;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// When a message was posted, in microseconds: strictly growing within its channel, so it also
/// names the message there.
public record MessageTime(long micros) implements Comparable<MessageTime> {
  private static final long MICROS_PER_SECOND = 1_000_000;

  public static MessageTime of(Instant instant) {
    return new MessageTime(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
  }

  public Instant instant() {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  public long nanos() {
    return Math.multiplyExact(micros, 1000L);
  }

  @Override
  public int compareTo(MessageTime other) {
    return Long.compare(micros, other.micros);
  }

  /// Seconds, a point and six digits, as Slack spells it and the events do.
  @Override
  public String toString() {
    return padded(micros / MICROS_PER_SECOND, 10) + "." + padded(micros % MICROS_PER_SECOND, 6);
  }

  private static String padded(long number, int digits) {
    var text = Long.toString(number);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }
}
