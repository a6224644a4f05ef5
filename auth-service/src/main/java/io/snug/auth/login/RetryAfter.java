package io.snug.auth.login;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerRequest;

/// Tells whoever was sent away when to come back.
public final class RetryAfter {
  private static final Duration SOON = Duration.ofSeconds(1);

  private RetryAfter() {}

  /// Adds the header to the answer that is being made, where the result is a matter of time.
  public static void say(ServerRequest request, LogInResult result) {
    switch (result) {
      case LogInResult.Throttled(var wait) -> say(request, wait);
      case LogInResult.Overloaded _ -> say(request, SOON);
      case LogInResult.Accepted _, LogInResult.Refused _, LogInResult.Deactivated _ -> {}
    }
  }

  private static void say(ServerRequest request, Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    request
        .exchange()
        .getResponse()
        .getHeaders()
        .set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
  }
}
