package io.snug.auth.openwebui;

import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpCookie;
import org.springframework.web.reactive.function.server.ServerRequest;

/// The credential as the client sent it. The few calls that show or end a session need the token
/// itself, not only its holder.
final class OpenWebUiCredential {
  static final String COOKIE = "token";

  private static final String BEARER = "bearer ";

  private OpenWebUiCredential() {}

  static Optional<String> of(ServerRequest request) {
    return bearer(request)
        .or(() -> cookie(request))
        .or(() -> Optional.ofNullable(request.headers().firstHeader("x-api-key")))
        .filter(token -> !token.isBlank());
  }

  private static Optional<String> bearer(ServerRequest request) {
    return Optional.ofNullable(request.headers().firstHeader("Authorization"))
        .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
        .map(value -> value.substring(BEARER.length()).strip());
  }

  private static Optional<String> cookie(ServerRequest request) {
    return Optional.ofNullable(request.cookies().getFirst(COOKIE)).map(HttpCookie::getValue);
  }
}
