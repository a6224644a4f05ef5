package io.snug.platform.call;

import io.snug.platform.internal.Peer;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// What is noted about a call while it is served: whether it has committed something, and of which
/// events a peer could not be told. They lie in the reactor context, put there by
/// [CallNotesWebFilter]; what has no call above it notes nothing.
public final class CallNotes {
  /// The header of an answer that names the events, as `membership=<id>,<id>;channel=<id>`: who
  /// asks these peers next would not find there what this call wrote.
  public static final String HEADER = "X-Snug-Behind";

  /// Older ones are left out; by then somebody waits for the newest anyway.
  private static final int EVENTS_MAX = 100;

  private volatile boolean committed;
  private @Nullable Map<Peer, Deque<String>> untold;

  CallNotes() {}

  /// Notes that from here on an error no longer means that nothing happened.
  public static Mono<Void> noteCommit() {
    return note(notes -> notes.committed = true);
  }

  /// Notes that the peer was not told of these events.
  public static Mono<Void> noteUntold(Peer peer, Collection<UUID> events) {
    return note(notes -> events.forEach(event -> notes.untold(peer, event.toString())));
  }

  /// Notes what a peer's own answer says about whom it could not tell; it has no such header when
  /// it told all.
  public static Mono<Void> noteUntold(@Nullable String header) {
    return header == null ? Mono.empty() : note(notes -> notes.read(header));
  }

  /// Whether the call has committed something.
  public static Mono<Boolean> hasCommitted() {
    return Mono.deferContextual(
        context ->
            Mono.just(
                context
                    .<CallNotes>getOrEmpty(CallNotes.class)
                    .map(notes -> notes.committed)
                    .orElse(false)));
  }

  private static Mono<Void> note(Consumer<CallNotes> noting) {
    return Mono.deferContextual(
        context -> {
          context.<CallNotes>getOrEmpty(CallNotes.class).ifPresent(noting);
          return Mono.empty();
        });
  }

  /// The header's value; null when there is nothing to say.
  synchronized @Nullable String header() {
    return untold == null
        ? null
        : untold.entrySet().stream()
            .map(entry -> wireName(entry.getKey()) + "=" + String.join(",", entry.getValue()))
            .collect(Collectors.joining(";"));
  }

  private synchronized void untold(Peer peer, String event) {
    if (untold == null) {
      untold = new EnumMap<>(Peer.class);
    }
    var events = untold.computeIfAbsent(peer, _ -> new ArrayDeque<>());
    if (events.size() == EVENTS_MAX) {
      events.removeFirst();
    }
    events.addLast(event);
  }

  private void read(String header) {
    for (var entry : header.split(";", -1)) {
      int equals = entry.indexOf('=');
      for (var peer : Peer.values()) {
        if (equals > 0 && entry.substring(0, equals).equals(wireName(peer))) {
          for (var event : entry.substring(equals + 1).split(",", -1)) {
            untold(peer, event);
          }
        }
      }
    }
  }

  private static String wireName(Peer peer) {
    return peer.name().toLowerCase(Locale.ROOT);
  }
}
