package io.snug.auth.openwebui;

import static io.snug.platform.dialect.openwebui.OpenWebUiMethods.answer;

import io.snug.auth.account.Account;
import io.snug.auth.account.AccountCommands;
import io.snug.auth.account.AccountRepository;
import io.snug.auth.account.CreateAccountResult;
import io.snug.auth.account.Roles;
import io.snug.auth.login.Arrival;
import io.snug.auth.workspace.WorkspaceRepository;
import io.snug.platform.caller.WorkspaceId;
import io.snug.platform.dialect.openwebui.OpenWebUiBody;
import io.snug.platform.dialect.openwebui.OpenWebUiReply;
import java.time.DateTimeException;
import java.time.ZoneId;
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
  private final OpenWebUiTokens tokens;
  private final OpenWebUiCookies cookies;
  private final OpenWebUiProperties properties;
  private final AccountRepository accounts;
  private final AccountCommands commands;
  private final WorkspaceRepository workspaces;

  OpenWebUiAccountEndpoints(
      OpenWebUiSignUp signUp,
      OpenWebUiSessions sessions,
      OpenWebUiTokens tokens,
      OpenWebUiCookies cookies,
      OpenWebUiProperties properties,
      AccountRepository accounts,
      AccountCommands commands,
      WorkspaceRepository workspaces) {
    this.signUp = signUp;
    this.sessions = sessions;
    this.tokens = tokens;
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
        .flatMap(wish -> signUp(request, wish))
        .flatMap(result -> encode(result, account -> welcome(request, account)));
  }

  private Mono<CreateAccountResult> signUp(ServerRequest request, OpenWebUiNewAccount wish) {
    return workspaces
        .findByHost(Arrival.of(request).host())
        .flatMap(
            workspace ->
                roleOfNext(workspace.id())
                    .flatMap(role -> signUp.signUp(workspace.id(), wish, role)));
  }

  /// The first to come runs the place.
  private Mono<String> roleOfNext(WorkspaceId workspace) {
    return accounts
        .countPeople(workspace)
        .map(people -> people == 0 ? Roles.ADMIN : properties.defaultRole());
  }

  private Mono<OpenWebUiReply> welcome(ServerRequest request, Account account) {
    return sessions
        .open(account)
        .doOnNext(session -> cookies.set(request, session))
        .map(session -> OpenWebUiReply.ok(OpenWebUiAccountEncoder.session(session)));
  }

  private Mono<OpenWebUiReply> add(ServerRequest request) {
    var caller = OpenWebUiRequests.admin(request);
    return OpenWebUiBody.read(request)
        .flatMap(
            body -> {
              var role = body.text("role", Roles.PENDING);
              return signUp.add(caller, OpenWebUiNewAccount.read(body), role);
            })
        .flatMap(result -> encode(result, this::added));
  }

  private Mono<OpenWebUiReply> added(Account account) {
    return tokens
        .issue(account.id())
        .map(token -> OpenWebUiReply.ok(OpenWebUiAccountEncoder.added(account, token.secret())));
  }

  private static Mono<OpenWebUiReply> encode(
      CreateAccountResult result, Function<Account, Mono<OpenWebUiReply>> created) {
    return switch (result) {
      case CreateAccountResult.Created(var account) -> created.apply(account);
      case CreateAccountResult.EmailTaken _ -> Mono.just(OpenWebUiReply.detail(400, EMAIL_TAKEN));
      case CreateAccountResult.UsernameTaken _, CreateAccountResult.UnknownRole _ ->
          Mono.just(OpenWebUiReply.detail(400, OpenWebUiReply.DEFAULT));
      case CreateAccountResult.NotPermitted _, CreateAccountResult.AdminNotPermitted _ ->
          Mono.just(OpenWebUiRequests.adminsOnly());
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
