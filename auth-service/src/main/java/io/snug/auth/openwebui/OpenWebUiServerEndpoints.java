package io.snug.auth.openwebui;

import static io.snug.platform.dialect.openwebui.OpenWebUiMethods.answer;

import io.snug.auth.account.AccountRepository;
import io.snug.auth.login.Arrival;
import io.snug.auth.workspace.WorkspaceProperties;
import io.snug.auth.workspace.WorkspaceRepository;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.Callers;
import io.snug.platform.dialect.openwebui.OpenWebUiReply;
import io.snug.platform.json.Json;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// What the front end asks before and after sign-in: which features there are.
@Component
class OpenWebUiServerEndpoints {
  private static final String DEPLOYMENT = "snug";

  private final OpenWebUiProperties properties;
  private final WorkspaceProperties site;
  private final WorkspaceRepository workspaces;
  private final AccountRepository accounts;

  OpenWebUiServerEndpoints(
      OpenWebUiProperties properties,
      WorkspaceProperties site,
      WorkspaceRepository workspaces,
      AccountRepository accounts) {
    this.properties = properties;
    this.site = site;
    this.workspaces = workspaces;
    this.accounts = accounts;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET("/api/config", answer(this::config))
        .GET("/api/version", answer(_ -> version()))
        .GET("/health", answer(_ -> health()))
        .build();
  }

  private Mono<OpenWebUiReply> config(ServerRequest request) {
    return Callers.find(request)
        .map(caller -> Mono.just(OpenWebUiReply.ok(signedIn(caller))))
        .orElseGet(() -> isEmpty(request).map(empty -> OpenWebUiReply.ok(anonymous(empty))));
  }

  /// Whether the front end should ask for the first account instead of a sign-in.
  private Mono<Boolean> isEmpty(ServerRequest request) {
    if (!properties.signUpEnabled()) {
      return Mono.just(false);
    }
    return workspaces
        .findByHost(Arrival.of(request).host())
        .flatMap(workspace -> accounts.countPeople(workspace.id()))
        .map(people -> people == 0);
  }

  private ObjectNode anonymous(boolean empty) {
    var config = config();
    if (empty) {
      config.put("onboarding", true);
    }
    config.set("features", features());
    return config;
  }

  private ObjectNode signedIn(Caller caller) {
    var config = config();
    config.set(
        "features",
        features()
            .put("enable_channels", properties.channelsEnabled())
            .put("enable_folders", false)
            .put("enable_notes", false)
            .put("enable_api_keys", properties.apiKeysEnabled())
            .put("enable_user_status", false)
            .put("enable_user_webhooks", false)
            .put("enable_direct_connections", false)
            .put("enable_version_update_check", false));
    config.put("default_models", "");
    config.putArray("default_prompt_suggestions");
    config.set("permissions", OpenWebUiPermissions.tree(caller.permissions()));
    config.putObject("code");
    config.putObject("audio").putObject("tts");
    config.putObject("file").putNull("max_size").putNull("max_count");
    config.putObject("ui");
    return config.putNull("license_metadata");
  }

  private ObjectNode config() {
    var config =
        Json.object()
            .put("status", true)
            .put("name", site.name())
            .put("version", properties.version())
            .put("default_locale", "en-US");
    config.putObject("oauth").putObject("providers");
    return config;
  }

  private ObjectNode features() {
    return Json.object()
        .put("auth", true)
        .put("auth_trusted_header", false)
        .put("enable_signup_password_confirmation", false)
        .put("enable_ldap", false)
        .put("enable_signup", properties.signUpEnabled())
        .put("enable_login_form", true)
        .put("enable_websocket", true);
  }

  /// Open pages reload when either changes, so a restart must not change them.
  private Mono<OpenWebUiReply> version() {
    return Mono.just(
        OpenWebUiReply.ok(
            Json.object().put("version", properties.version()).put("deployment_id", DEPLOYMENT)));
  }

  private static Mono<OpenWebUiReply> health() {
    return Mono.just(OpenWebUiReply.ok(Json.object().put("status", true)));
  }
}
