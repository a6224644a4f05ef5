package io.snug.gateway.late;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.snug.platform.caller.UserId;
import io.snug.platform.internal.Peer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which services have not yet heard what somebody wrote a moment ago.
///
/// A service that answers a write says which peers it could not tell of it; until one of them has
/// answered a request of the same user that named those events, each such request asks it to wait
/// for them. Kafka brings them, so all of this is forgotten after a minute. While nobody is behind
/// it costs one look at an empty map.
public final class LatePeers {
  /// What an answer says: `membership=id,id;channel=id`.
  public static final String BEHIND = "X-Snug-Behind";

  /// What a request asks for: the events to be waited for.
  public static final String AFTER = "X-Snug-After";

  private static final Duration REMEMBERED = Duration.ofSeconds(60);
  private static final int USERS_MAX = 50_000;
  private static final int EVENTS_MAX = 100;

  private record Key(UserId user, Peer peer) {}

  private final Cache<Key, List<String>> events =
      Caffeine.newBuilder().maximumSize(USERS_MAX).expireAfterWrite(REMEMBERED).build();

  /// Takes down what an answer to somebody's request said about peers that are behind.
  public void note(UserId user, String behind) {
    for (var part : behind.split(";", -1)) {
      int equals = part.indexOf('=');
      var peer = equals < 0 ? null : peer(part.substring(0, equals).strip());
      if (peer != null) {
        note(new Key(user, peer), List.of(part.substring(equals + 1).strip().split(",")));
      }
    }
  }

  private void note(Key key, List<String> late) {
    events.asMap().merge(key, newest(late), (known, more) -> newest(joined(known, more)));
  }

  /// What a request of this user to this service has to wait for, as the header says it; null where
  /// there is nothing.
  public @Nullable String before(UserId user, Peer peer) {
    var late = events.asMap().isEmpty() ? null : events.getIfPresent(new Key(user, peer));
    return late == null ? null : String.join(",", late);
  }

  /// The service has answered a request that named these events: it knows them now.
  public void caughtUp(UserId user, Peer peer, String named) {
    var known = List.of(named.split(","));
    events.asMap().computeIfPresent(new Key(user, peer), (_, late) -> withoutAny(late, known));
  }

  private static @Nullable List<String> withoutAny(List<String> late, List<String> known) {
    var rest = new ArrayList<>(late);
    rest.removeAll(known);
    return rest.isEmpty() ? null : List.copyOf(rest);
  }

  private static List<String> joined(List<String> known, List<String> more) {
    var joined = new ArrayList<>(known);
    joined.addAll(more);
    return joined;
  }

  private static List<String> newest(List<String> late) {
    return List.copyOf(late.subList(Math.max(0, late.size() - EVENTS_MAX), late.size()));
  }

  private static @Nullable Peer peer(String name) {
    for (var peer : Peer.values()) {
      if (peer.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
        return peer;
      }
    }
    return null;
  }
}
