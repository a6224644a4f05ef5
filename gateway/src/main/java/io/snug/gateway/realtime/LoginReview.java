package io.snug.gateway.realtime;

import io.snug.gateway.auth.Introspection;
import io.snug.gateway.auth.Introspections;
import java.time.Duration;
import java.util.Collection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Looks now and then whether those who only listen still may: a credential that expires is
/// announced to nobody. Each session has its own beat in the period, and a beat's questions go out
/// a few at a time.
final class LoginReview {
  private static final int AT_ONCE = 4;

  /// In which a beat's questions begin, so that it is over before the next.
  private static final Duration SPREAD = Duration.ofMillis(600);

  private final Introspections introspections;
  private final long beats;

  LoginReview(Introspections introspections, Duration period) {
    this.introspections = introspections;
    beats = Math.max(1, period.toSeconds());
  }

  /// Reviews the sessions whose turn it is; called once a second.
  Mono<Void> review(Collection<LiveSession> sessions, long beat) {
    var due =
        sessions.stream()
            .filter(session -> Math.floorMod(session.hashCode(), beats) == beat % beats)
            .toList();
    return Flux.fromIterable(due)
        .buffer(AT_ONCE)
        .delayElements(SPREAD.dividedBy(1 + due.size() / AT_ONCE))
        .flatMap(few -> Flux.fromIterable(few).flatMap(this::review, AT_ONCE), AT_ONCE)
        .then();
  }

  /// Where auth-service cannot be asked nothing changes.
  private Mono<Void> review(LiveSession session) {
    var login = session.login();
    return login == null
        ? Mono.empty()
        : introspections
            .of(login.credential())
            .ofType(Introspection.Inactive.class)
            .doOnNext(_ -> expel(session, login))
            .then();
  }

  private static void expel(LiveSession session, Login dead) {
    if (dead.equals(session.login())) {
      session.expel();
    }
  }
}
