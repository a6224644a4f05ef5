package io.snug.platform.id;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// Makes identifiers: a letter for the kind of thing, then eighteen characters of upper-case
/// Crockford base 32, the first ten of which are the time of making in milliseconds.
///
/// Ids made by one instance grow strictly, also when its clock jumps back. Ids of several
/// instances, and of one that lives a time again because its clock was set back before a restart,
/// differ in forty random bits per millisecond: an instance that makes a thousand ids a second and
/// lives ten minutes again repeats one of them in less than one of a million such cases, and then
/// the database's keys refuse it. Clients treat ids as opaque, Slack's libraries look at the
/// letter.
public final class Ids {
  private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
  private static final int TIME_CHARS = 10;
  private static final int RANDOM_CHARS = 8;
  private static final long RANDOM_BOUND = 1L << (5 * RANDOM_CHARS);

  private final InstantSource clock;
  private final RandomGenerator random;
  private long lastMillis;
  private long lastRandom;

  public Ids(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /// The next id, for instance `G01KAF2M9QX5N7R0T3V` for the kind `G`.
  public String next(char kind) {
    long millis;
    long tail;
    synchronized (this) {
      advance();
      millis = lastMillis;
      tail = lastRandom;
    }
    var text = new char[1 + TIME_CHARS + RANDOM_CHARS];
    text[0] = kind;
    write(millis, text, 1, TIME_CHARS);
    write(tail, text, 1 + TIME_CHARS, RANDOM_CHARS);
    return new String(text);
  }

  private void advance() {
    long now = clock.millis();
    if (now > lastMillis) {
      lastMillis = now;
      lastRandom = random.nextLong(RANDOM_BOUND);
    } else if (++lastRandom == RANDOM_BOUND) {
      lastMillis++;
      lastRandom = random.nextLong(RANDOM_BOUND);
    }
  }

  private static void write(long value, char[] into, int from, int length) {
    for (int i = from + length - 1; i >= from; i--) {
      into[i] = ALPHABET[(int) (value & 31)];
      value >>>= 5;
    }
  }
}
