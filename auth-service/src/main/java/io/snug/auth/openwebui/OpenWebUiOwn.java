package io.snug.auth.openwebui;

import io.snug.auth.account.PreferencesRepository;
import io.snug.auth.group.GroupCommands;
import io.snug.platform.dialect.openwebui.OpenWebUiBody;
import io.snug.platform.dialect.openwebui.OpenWebUiReply;
import io.snug.platform.json.Json;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// What is one's own: settings, groups, permissions.
@Component
class OpenWebUiOwn {
  private final PreferencesRepository preferences;
  private final GroupCommands groups;

  OpenWebUiOwn(PreferencesRepository preferences, GroupCommands groups) {
    this.preferences = preferences;
    this.groups = groups;
  }

  Mono<OpenWebUiReply> settings(ServerRequest request) {
    return preferences
        .find(OpenWebUiRequests.caller(request).userId())
        .map(json -> OpenWebUiReply.ok(Json.parse(json)));
  }

  Mono<OpenWebUiReply> updateSettings(ServerRequest request) {
    var owner = OpenWebUiRequests.caller(request).userId();
    return OpenWebUiBody.read(request)
        .map(OpenWebUiOwn::settings)
        .flatMap(
            settings ->
                preferences
                    .replace(owner, Json.write(settings))
                    .thenReturn(OpenWebUiReply.ok(settings)));
  }

  private static ObjectNode settings(OpenWebUiBody body) {
    var ui = body.optionalObject("ui");
    body.check();
    var settings = Json.object();
    settings.set("ui", ui == null ? Json.object() : ui);
    return settings;
  }

  Mono<OpenWebUiReply> groups(ServerRequest request) {
    return groups
        .listOwn(OpenWebUiRequests.caller(request))
        .collectList()
        .map(OpenWebUiGroupEncoder::list);
  }

  Mono<OpenWebUiReply> permissions(ServerRequest request) {
    var caller = OpenWebUiRequests.caller(request);
    return Mono.just(OpenWebUiReply.ok(OpenWebUiPermissions.tree(caller.permissions())));
  }
}
