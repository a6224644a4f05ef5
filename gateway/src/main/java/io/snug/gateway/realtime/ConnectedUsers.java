package io.snug.gateway.realtime;

import io.snug.platform.caller.Caller;
import io.snug.platform.caller.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Everybody who is connected to this gateway, and which channels' events concern whom.
///
/// Kept in memory: loaded from membership-service when somebody logs in, changed by the same events
/// that change memberships. So an event that concerns nobody here costs one look into a map.
public final class ConnectedUsers {
  // While membership-service is away each round of questions is a small one.
  private static final int CATCH_UP_MAX = 100;
  private static final int AT_ONCE = 8;

  private final MyChannels myChannels;
  private final ConcurrentMap<UserId, ConnectedUser> users = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Set<ConnectedUser>> byChannel = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Set<LiveSession>> listeners = new ConcurrentHashMap<>();

  public ConnectedUsers(MyChannels myChannels) {
    this.myChannels = myChannels;
  }

  /// Adds a session of somebody who has just logged in; completes with the channels they are in
  /// once their events reach the session. Where the list cannot be had it is asked for again, see
  /// [#catchUp].
  public Mono<Set<String>> connect(LiveSession session, Caller caller) {
    var user = users.compute(caller.userId(), (id, known) -> with(session, known, id));
    return refresh(Objects.requireNonNull(user), caller);
  }

  /// Reads somebody's channels again.
  public Mono<Set<String>> refresh(LiveSession session, Caller caller) {
    var user = users.get(caller.userId());
    return user == null ? connect(session, caller) : refresh(user, caller);
  }

  private Mono<Set<String>> refresh(ConnectedUser user, Caller caller) {
    return Mono.defer(
        () -> {
          user.loadingStarted();
          return myChannels
              .of(caller)
              .map(loaded -> index(user, user.loadingEnded(loaded)))
              .doOnCancel(user::loadingFailed)
              .onErrorResume(_ -> fail(user));
        });
  }

  private static Mono<Set<String>> fail(ConnectedUser user) {
    user.loadingFailed();
    return Mono.just(Set.of());
  }

  /// Asks again for the channels of those whose list could not be had when they came, and lets
  /// their sessions in. Called once a second.
  Mono<Void> catchUp() {
    return Flux.fromIterable(users.values())
        .filter(ConnectedUser::isUnlisted)
        .take(CATCH_UP_MAX)
        .flatMap(this::catchUp, AT_ONCE)
        .then();
  }

  private Mono<Void> catchUp(ConnectedUser user) {
    return Mono.justOrEmpty(user.anyCaller())
        .flatMap(caller -> refresh(user, caller))
        .doOnNext(channels -> user.sessions().forEach(session -> channels.forEach(session::join)))
        .then();
  }

  private Set<String> index(ConnectedUser user, Set<String> channels) {
    users.computeIfPresent(
        user.id(),
        (_, known) -> {
          if (known == user) { // and not somebody who has come back meanwhile
            channels.forEach(channel -> enter(user, channel));
          }
          return known;
        });
    return channels;
  }

  private void enter(ConnectedUser user, String channelId) {
    byChannel.compute(channelId, (_, in) -> plus(in, user));
  }

  private static ConnectedUser with(LiveSession session, @Nullable ConnectedUser known, UserId id) {
    var user = known == null ? new ConnectedUser(id) : known;
    user.sessions().add(session);
    return user;
  }

  /// Takes a session out, and with its last session the user. What the session listens to it gives
  /// up itself.
  public void disconnect(LiveSession session, UserId id) {
    users.computeIfPresent(
        id,
        (_, user) -> {
          user.sessions().remove(session);
          return user.sessions().isEmpty() ? forget(user) : user;
        });
  }

  private @Nullable ConnectedUser forget(ConnectedUser user) {
    for (var channel : user.channels()) {
      byChannel.computeIfPresent(channel, (_, in) -> without(in, user));
    }
    return null;
  }

  /// From now on the session hears what is said to the channel.
  public void listen(LiveSession session, String channelId) {
    listeners.compute(channelId, (_, sessions) -> plus(sessions, session));
  }

  public void unlisten(LiveSession session, String channelId) {
    listeners.computeIfPresent(channelId, (_, sessions) -> without(sessions, session));
  }

  public void joined(UserId id, String channelId) {
    users.computeIfPresent(
        id,
        (_, user) -> {
          user.joined(channelId);
          enter(user, channelId);
          return user;
        });
  }

  /// Takes down whether somebody might read the channel also without being its member.
  public void mayBeGuest(UserId id, String channelId, boolean may) {
    var user = users.get(id);
    if (user != null) {
      user.mayBeGuestOf(channelId, may);
    }
  }

  /// Somebody is no longer in a channel: not one more frame of it reaches them.
  public void left(UserId id, String channelId) {
    var user = users.get(id);
    if (user != null) {
      user.left(channelId);
      byChannel.computeIfPresent(channelId, (_, in) -> without(in, user));
      user.sessions()
          .forEach(
              session -> {
                unlisten(session, channelId);
                session.leave(channelId);
              });
    }
  }

  /// Nobody is in the channel any more: it is gone.
  public void closed(String channelId) {
    in(channelId).forEach(user -> left(user.id(), channelId));
    for (var session : listeners(channelId)) {
      unlisten(session, channelId);
      session.leave(channelId);
    }
  }

  public @Nullable ConnectedUser find(UserId id) {
    return users.get(id);
  }

  /// Who is in the channel and connected here.
  public List<ConnectedUser> in(String channelId) {
    return List.copyOf(byChannel.getOrDefault(channelId, Set.of()));
  }

  /// The sessions that listen to the channel, members or not.
  public List<LiveSession> listeners(String channelId) {
    return List.copyOf(listeners.getOrDefault(channelId, Set.of()));
  }

  public boolean isListenedTo(String channelId) {
    return listeners.containsKey(channelId);
  }

  /// Ends the sessions of a credential or an account.
  public void expel(UserId id, Predicate<Caller> concerned) {
    var user = users.get(id);
    if (user != null) {
      new ArrayList<>(user.sessions())
          .forEach(
              session -> {
                var caller = session.caller();
                if (caller != null && concerned.test(caller)) {
                  session.expel();
                }
              });
    }
  }

  /// Does something with every session of somebody.
  public void eachSession(UserId id, Consumer<LiveSession> action) {
    var user = users.get(id);
    if (user != null) {
      user.sessions().forEach(action);
    }
  }

  private static <T> Set<T> plus(@Nullable Set<T> set, T item) {
    Set<T> grown = set == null ? ConcurrentHashMap.newKeySet() : set;
    grown.add(item);
    return grown;
  }

  private static <T> @Nullable Set<T> without(Set<T> set, T item) {
    set.remove(item);
    return set.isEmpty() ? null : set;
  }
}
