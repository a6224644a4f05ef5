package io.snug.auth.openwebui;

import static io.snug.platform.dialect.openwebui.OpenWebUiMethods.answer;

import io.snug.auth.account.Account;
import io.snug.auth.login.Arrival;
import io.snug.auth.login.LogIn;
import io.snug.auth.login.LogInIdentity;
import io.snug.auth.login.LogInResult;
import io.snug.auth.login.RetryAfter;
import io.snug.auth.password.Password;
import io.snug.auth.token.TokenCommands;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.dialect.openwebui.OpenWebUiBody;
import io.snug.platform.dialect.openwebui.OpenWebUiReply;
import io.snug.platform.json.Json;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// Signing in and out.
@Component
class OpenWebUiSignInEndpoints {
  private static final String WRONG =
      "The email or password provided is incorrect. Please check for typos and try logging in"
          + " again.";

  private final LogIn logIn;
  private final OpenWebUiSessions sessions;
  private final OpenWebUiCookies cookies;
  private final TokenCommands tokens;

  OpenWebUiSignInEndpoints(
      LogIn logIn, OpenWebUiSessions sessions, OpenWebUiCookies cookies, TokenCommands tokens) {
    this.logIn = logIn;
    this.sessions = sessions;
    this.cookies = cookies;
    this.tokens = tokens;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .POST("/api/v1/auths/signin", answer(this::signIn))
        .GET("/api/v1/auths/", answer(this::current))
        .POST("/api/v1/auths/signout", answer(this::signOut))
        .GET("/api/v1/auths/signout", answer(this::signOut))
        .build();
  }

  private Mono<OpenWebUiReply> signIn(ServerRequest request) {
    return OpenWebUiBody.read(request)
        .flatMap(body -> attempt(request, body))
        .doOnNext(result -> RetryAfter.say(request, result))
        .flatMap(result -> encode(request, result));
  }

  private Mono<LogInResult> attempt(ServerRequest request, OpenWebUiBody body) {
    var email = body.requiredText("email");
    var password = body.requiredText("password");
    body.check();
    return logIn.byPassword(
        Dialect.OPEN_WEBUI,
        Arrival.of(request),
        new LogInIdentity.Email(email.strip()),
        Password.plain(password));
  }

  private Mono<OpenWebUiReply> encode(ServerRequest request, LogInResult result) {
    return switch (result) {
      case LogInResult.Accepted(var account) -> open(request, account);
      case LogInResult.Refused _, LogInResult.Deactivated _ ->
          Mono.just(OpenWebUiReply.detail(400, WRONG));
      case LogInResult.Throttled _, LogInResult.Overloaded _ ->
          Mono.just(OpenWebUiReply.detail(429, "API rate limit exceeded"));
    };
  }

  private Mono<OpenWebUiReply> open(ServerRequest request, Account account) {
    return sessions
        .open(account)
        .doOnNext(session -> cookies.set(request, session))
        .map(session -> OpenWebUiReply.ok(OpenWebUiAccountEncoder.session(session)));
  }

  /// Works by the credential itself: who waits for approval has no caller token, but may ask this.
  private Mono<OpenWebUiReply> current(ServerRequest request) {
    return Mono.justOrEmpty(OpenWebUiCredential.of(request))
        .flatMap(sessions::find)
        .doOnNext(session -> cookies.set(request, session))
        .map(session -> OpenWebUiReply.ok(OpenWebUiAccountEncoder.sessionInfo(session)))
        .defaultIfEmpty(OpenWebUiReply.unauthorized());
  }

  /// Never fails for want of a session. An API key is not ended by it. The cookie goes when the
  /// session has gone, not when that failed.
  private Mono<OpenWebUiReply> signOut(ServerRequest request) {
    return Mono.justOrEmpty(OpenWebUiCredential.of(request))
        .filter(token -> !token.startsWith("sk-"))
        .flatMap(sessions::findTokenId)
        .flatMap(tokens::revoke)
        .then(Mono.fromRunnable(() -> cookies.clear(request)))
        .thenReturn(OpenWebUiReply.ok(Json.object().put("status", true)));
  }
}
