package io.snug.faults.client;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Whom clients can meet, and word of mouth: who was let in where.
final class Town {
  /// Every so often somebody takes a name that others are about to take as well.
  private static final int TAKERS_OF_A_NAME = 4;

  /// Listeners are few; they are let in more often, or they would have little to hear.
  private static final double LISTENERS = 0.4;

  private final String tag;
  private final List<Person> people;
  private final List<Person> listeners;
  private final Map<String, Queue<String>> invitations = new ConcurrentHashMap<>();
  private final AtomicLong names = new AtomicLong();
  private final AtomicLong wantedNames = new AtomicLong();

  /// @param tag in every name of this run
  /// @param listeners those of them who sit at a socket
  Town(String tag, List<Person> people, List<Person> listeners) {
    this.tag = tag;
    this.people = List.copyOf(people);
    this.listeners = List.copyOf(listeners);
  }

  /// Somebody else.
  Person anybodyBut(String id, RandomGenerator random) {
    Person found;
    do {
      var among = random.nextDouble() < LISTENERS ? listeners : people;
      found = among.get(random.nextInt(among.size()));
    } while (found.id().equals(id));
    return found;
  }

  List<Person> people() {
    return people;
  }

  /// A name nobody else asks for.
  String ownName() {
    return "%s-%d".formatted(tag, names.incrementAndGet());
  }

  /// A name that some others ask for too.
  String wantedName() {
    return "%s-w%d".formatted(tag, wantedNames.getAndIncrement() / TAKERS_OF_A_NAME);
  }

  /// A text without blanks that nobody else writes.
  String text() {
    return "%s-m%d".formatted(tag, names.incrementAndGet());
  }

  void tell(String account, String channel) {
    invitations.computeIfAbsent(account, _ -> new ConcurrentLinkedQueue<>()).add(channel);
  }

  /// The next channel somebody was let into, or null.
  @Nullable String toldTo(String account) {
    var queue = invitations.get(account);
    return queue == null ? null : queue.poll();
  }
}
