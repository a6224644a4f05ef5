package io.snug.gateway.realtime;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.reactive.socket.CloseStatus;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;

/// Looks at every open socket once a second: one timer for all of them. When the gateway stops it
/// sends them all elsewhere, before the web server waits for their end.
public final class Pulse implements SmartLifecycle {
  private static final Duration BEAT = Duration.ofSeconds(1);

  private final InstantSource clock;
  private final LoginReview logins;
  private final ConnectedUsers users;
  private final Farewell farewell;
  private final Set<LiveSession> sessions = ConcurrentHashMap.newKeySet();
  private volatile boolean leaving;
  private @Nullable Disposable beating;

  Pulse(InstantSource clock, LoginReview logins, ConnectedUsers users, Farewell farewell) {
    this.clock = clock;
    this.logins = logins;
    this.users = users;
    this.farewell = farewell;
  }

  /// A socket that opens while the others are being closed follows them at once.
  public void add(LiveSession session) {
    sessions.add(session);
    if (leaving) {
      session.close(CloseStatus.SERVICE_RESTARTED);
    }
  }

  public void remove(LiveSession session) {
    sessions.remove(session);
  }

  /// Subscribes: these loops are the gateway's own and end with it.
  @Override
  public synchronized void start() {
    if (beating == null) {
      leaving = false;
      beating =
          Disposables.composite(
              beats().subscribe(_ -> beat()),
              beats().concatMap(_ -> users.catchUp(), 1).subscribe(),
              beats().concatMap(beat -> logins.review(sessions, beat), 1).subscribe());
    }
  }

  private static Flux<Long> beats() {
    return Flux.interval(BEAT).onBackpressureDrop();
  }

  private void beat() {
    var now = clock.instant();
    sessions.forEach(session -> session.pulse(now));
  }

  @Override
  public void stop() {
    stop(() -> {});
  }

  /// Subscribes: the application waits for the last socket in its own way. Sockets that have not
  /// been closed yet are served as ever.
  @Override
  public synchronized void stop(Runnable done) {
    leaving = true;
    farewell.tell(sessions).doFinally(_ -> end(done)).subscribe();
  }

  private synchronized void end(Runnable done) {
    if (beating != null) {
      beating.dispose();
      beating = null;
    }
    done.run();
  }

  /// Right after the notice; events are read until the last socket is gone.
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE - 1;
  }

  @Override
  public synchronized boolean isRunning() {
    return beating != null;
  }
}
