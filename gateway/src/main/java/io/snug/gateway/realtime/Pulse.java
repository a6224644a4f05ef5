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
/// tells them all to go away, before the web server waits for their end.
public final class Pulse implements SmartLifecycle {
  private static final Duration BEAT = Duration.ofSeconds(1);

  private final InstantSource clock;
  private final LoginReview logins;
  private final Set<LiveSession> sessions = ConcurrentHashMap.newKeySet();
  private @Nullable Disposable beating;

  Pulse(InstantSource clock, LoginReview logins) {
    this.clock = clock;
    this.logins = logins;
  }

  public void add(LiveSession session) {
    sessions.add(session);
  }

  public void remove(LiveSession session) {
    sessions.remove(session);
  }

  /// Subscribes: these loops are the gateway's own and end with it.
  @Override
  public synchronized void start() {
    if (beating == null) {
      beating =
          Disposables.composite(
              beats().subscribe(_ -> beat()),
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
  public synchronized void stop() {
    if (beating != null) {
      beating.dispose();
      sessions.forEach(session -> session.close(CloseStatus.GOING_AWAY));
      beating = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return beating != null;
  }
}
