package io.snug.auth.openwebui;

import io.snug.auth.workspace.WorkspaceProperties;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;

/// The session cookie. Pictures are fetched with nothing else, so it has to work alone.
@Component
class OpenWebUiCookies {
  private static final List<String> ALL =
      List.of(OpenWebUiCredential.COOKIE, "oui-session", "oauth_id_token");

  private final boolean secure;
  private final InstantSource clock;

  OpenWebUiCookies(WorkspaceProperties site, InstantSource clock) {
    this.secure = "https".equals(site.url().getScheme());
    this.clock = clock;
  }

  /// Adds it to the answer that is being made. An API key is no session and gets none.
  void set(ServerRequest request, OpenWebUiSession session) {
    var end = session.expiresAt();
    if (end != null) {
      var life = Duration.between(clock.instant(), end);
      add(request, cookie(OpenWebUiCredential.COOKIE, session.token(), life));
    }
  }

  void clear(ServerRequest request) {
    ALL.forEach(name -> add(request, cookie(name, "", Duration.ZERO)));
  }

  private ResponseCookie cookie(String name, String value, Duration life) {
    return ResponseCookie.from(name, value)
        .httpOnly(true)
        .secure(secure)
        .path("/")
        .sameSite("lax")
        .maxAge(life)
        .build();
  }

  /// As a header: the server's own cookies spell `lax` with a capital, which Open WebUI does not.
  private static void add(ServerRequest request, ResponseCookie cookie) {
    request.exchange().getResponse().getHeaders().add(HttpHeaders.SET_COOKIE, cookie.toString());
  }
}
