package io.snug.auth.openwebui;

import static io.snug.platform.dialect.openwebui.OpenWebUiMethods.answer;

import io.snug.auth.account.Account;
import io.snug.auth.account.AccountCommands;
import io.snug.auth.account.AccountRepository;
import io.snug.auth.account.CreateAccountResult;
import io.snug.auth.account.Roles;
import io.snug.auth.login.Arrival;
import io.snug.auth.token.NewToken;
import io.snug.auth.workspace.WorkspaceRepository;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.WorkspaceId;
import io.snug.platform.dialect.openwebui.OpenWebUiBody;
import io.snug.platform.dialect.openwebui.OpenWebUiReply;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.NullNode;

/// Making accounts and changing one's own.
@Component
class OpenWebUiAccountEndpoints {
  private static final String EMAIL_TAKEN =
      "Uh-oh! This email is already registered. Sign in with your existing account or choose"
          + " another email to start anew.";

  private final OpenWebUiSignUp signUp;
  private final OpenWebUiSessions sessions;
  private final OpenWebUiCookies cookies;
  private final OpenWebUiProperties properties;
  private final AccountRepository accounts;
  private final AccountCommands commands;
  private final WorkspaceRepository workspaces;

  OpenWebUiAccountEndpoints(
      OpenWebUiSignUp signUp,
      OpenWebUiSessions sessions,
      OpenWebUiCookies cookies,
      OpenWebUiProperties properties,
      AccountRepository accounts,
      AccountCommands commands,
      WorkspaceRepository workspaces) {
    this.signUp = signUp;
    this.sessions = sessions;
    this.cookies = cookies;
    this.properties = properties;
    this.accounts = accounts;
    this.commands = commands;
    this.workspaces = workspaces;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .POST("/api/v1/auths/signup", answer(this::signUp))
        .POST("/api/v1/auths/add", answer(this::add))
        .POST("/api/v1/auths/update/timezone", answer(this::updateTimeZone))
        .build();
  }

  private Mono<OpenWebUiReply> signUp(ServerRequest request) {
    if (!properties.signUpEnabled()) {
      return Mono.just(OpenWebUiReply.detail(403, OpenWebUiReply.ACCESS_PROHIBITED));
    }
    return OpenWebUiBody.read(request)
        .map(OpenWebUiNewAccount::read)
        .flatMap(form -> wish(request, form))
        .flatMap(wish -> signUp(request, wish));
  }

  private Mono<OpenWebUiWish> wish(ServerRequest request, OpenWebUiNewAccount form) {
    return workspaces
        .findByHost(Arrival.of(request).host())
        .flatMap(
            workspace ->
                roleOfNext(workspace.id()).map(role -> signUp.wish(workspace.id(), form, role)));
  }

  /// All that the answer tells is read before anything is made.
  private Mono<OpenWebUiReply> signUp(ServerRequest request, OpenWebUiWish wish) {
    return sessions
        .permissions(wish)
        .flatMap(
            allowed ->
                signUp
                    .signUp(wish)
                    .map(
                        result ->
                            encode(result, account -> welcome(request, account, wish, allowed))));
  }

  /// The first to come runs the place.
  private Mono<String> roleOfNext(WorkspaceId workspace) {
    return accounts
        .countPeople(workspace)
        .map(people -> people == 0 ? Roles.ADMIN : properties.defaultRole());
  }

  private OpenWebUiReply welcome(
      ServerRequest request, Account account, OpenWebUiWish wish, Set<String> allowed) {
    var token = wish.session();
    var session = new OpenWebUiSession(account, allowed, token.secret(), token.expiresAt());
    cookies.set(request, session);
    return OpenWebUiReply.ok(OpenWebUiAccountEncoder.session(session));
  }

  private Mono<OpenWebUiReply> add(ServerRequest request) {
    var caller = OpenWebUiRequests.admin(request);
    return OpenWebUiBody.read(request)
        .flatMap(
            body -> {
              var role = body.text("role", Roles.PENDING);
              return add(
                  caller, signUp.wish(caller.workspaceId(), OpenWebUiNewAccount.read(body), role));
            });
  }

  private Mono<OpenWebUiReply> add(Caller caller, OpenWebUiWish wish) {
    return signUp
        .add(caller, wish)
        .map(result -> encode(result, account -> added(account, wish.session())));
  }

  private static OpenWebUiReply added(Account account, NewToken token) {
    return OpenWebUiReply.ok(OpenWebUiAccountEncoder.added(account, token.secret()));
  }

  private static OpenWebUiReply encode(
      CreateAccountResult result, Function<Account, OpenWebUiReply> created) {
    return switch (result) {
      case CreateAccountResult.Created(var account) -> created.apply(account);
      case CreateAccountResult.EmailTaken _ -> OpenWebUiReply.detail(400, EMAIL_TAKEN);
      case CreateAccountResult.UsernameTaken _, CreateAccountResult.UnknownRole _ ->
          OpenWebUiReply.detail(400, OpenWebUiReply.DEFAULT);
      case CreateAccountResult.Overloaded _ ->
          OpenWebUiReply.detail(429, "API rate limit exceeded");
      case CreateAccountResult.NotPermitted _, CreateAccountResult.AdminNotPermitted _ ->
          OpenWebUiRequests.adminsOnly();
    };
  }

  /// The front end calls this on every load and does not look at the answer, so a zone nobody knows
  /// is passed over in silence.
  private Mono<OpenWebUiReply> updateTimeZone(ServerRequest request) {
    var caller = OpenWebUiRequests.caller(request);
    return OpenWebUiBody.read(request)
        .flatMap(
            body -> {
              var zone = body.requiredText("timezone");
              body.check();
              return isZone(zone) ? commands.setTimeZone(caller, zone) : Mono.empty();
            })
        .thenReturn(OpenWebUiReply.ok(NullNode.getInstance()));
  }

  private static boolean isZone(String name) {
    try {
      ZoneId.of(name);
      return true;
    } catch (DateTimeException _) {
      return false;
    }
  }
}
