package io.snug.gateway.realtime;

import static java.util.stream.Collectors.toSet;

import io.snug.gateway.auth.Introspections;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Looks now and then whether those who only listen still may: a credential that expires is
/// announced to nobody. Each session has its own beat in the period; those of one beat are asked
/// about together.
final class LoginReview {
  private static final int TOGETHER_MAX = 100;

  private final Introspections introspections;
  private final long beats;

  LoginReview(Introspections introspections, Duration period) {
    this.introspections = introspections;
    beats = Math.max(1, period.toSeconds());
  }

  private record Reviewed(LiveSession session, Login login) {
    static @Nullable Reviewed of(LiveSession session) {
      var login = session.login();
      return login == null ? null : new Reviewed(session, login);
    }

    /// Unless they have logged in with something else meanwhile.
    void expel() {
      if (login.equals(session.login())) {
        session.expel();
      }
    }
  }

  /// Reviews the sessions whose turn it is; called once a second.
  Mono<Void> review(Collection<LiveSession> sessions, long beat) {
    var due =
        sessions.stream()
            .filter(session -> Math.floorMod(session.hashCode(), beats) == beat % beats)
            .map(Reviewed::of)
            .filter(Objects::nonNull)
            .toList();
    return Flux.fromIterable(due).buffer(TOGETHER_MAX).concatMap(this::review).then();
  }

  private Mono<Void> review(List<Reviewed> some) {
    var credentials = some.stream().map(one -> one.login().credential()).collect(toSet());
    return introspections
        .dead(credentials)
        .doOnNext(
            dead ->
                some.stream()
                    .filter(one -> dead.contains(one.login().credential()))
                    .forEach(Reviewed::expel))
        .then();
  }
}
