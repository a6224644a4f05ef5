package io.snug.auth.openwebui;

import static io.snug.platform.dialect.openwebui.OpenWebUiMethods.answer;

import io.snug.auth.group.GroupCommands;
import io.snug.auth.group.GroupDescription;
import io.snug.platform.dialect.openwebui.OpenWebUiBody;
import io.snug.platform.dialect.openwebui.OpenWebUiReply;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// User groups.
@Component
class OpenWebUiGroupEndpoints {
  private static final String GROUPS = "/api/v1/groups/";
  private static final String GROUP = GROUPS + "id/{id}";

  private final GroupCommands groups;

  OpenWebUiGroupEndpoints(GroupCommands groups) {
    this.groups = groups;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET(GROUPS, answer(this::list))
        .POST(GROUPS + "create", answer(this::create))
        .GET(GROUP, answer(this::show))
        .GET(GROUP + "/info", answer(this::info))
        .POST(GROUP + "/update", answer(this::update))
        .DELETE(GROUP + "/delete", answer(this::delete))
        .POST(GROUP + "/users/add", answer(this::addMembers))
        .POST(GROUP + "/users/remove", answer(this::removeMembers))
        .build();
  }

  private Mono<OpenWebUiReply> list(ServerRequest request) {
    return groups
        .list(OpenWebUiRequests.caller(request))
        .collectList()
        .map(OpenWebUiGroupEncoder::list);
  }

  private Mono<OpenWebUiReply> create(ServerRequest request) {
    var caller = OpenWebUiRequests.admin(request);
    return OpenWebUiBody.read(request)
        .flatMap(body -> groups.create(caller, description(body)))
        .map(OpenWebUiGroupEncoder::encode);
  }

  private Mono<OpenWebUiReply> show(ServerRequest request) {
    var caller = OpenWebUiRequests.admin(request);
    return groups.find(caller, request.pathVariable("id")).map(OpenWebUiGroupEncoder::encode);
  }

  private Mono<OpenWebUiReply> info(ServerRequest request) {
    var caller = OpenWebUiRequests.caller(request);
    return groups.find(caller, request.pathVariable("id")).map(OpenWebUiGroupEncoder::encodeInfo);
  }

  private Mono<OpenWebUiReply> update(ServerRequest request) {
    var caller = OpenWebUiRequests.admin(request);
    return OpenWebUiBody.read(request)
        .flatMap(body -> groups.update(caller, request.pathVariable("id"), description(body)))
        .map(OpenWebUiGroupEncoder::encode);
  }

  private Mono<OpenWebUiReply> delete(ServerRequest request) {
    return groups
        .delete(OpenWebUiRequests.caller(request), request.pathVariable("id"))
        .map(OpenWebUiGroupEncoder::encode);
  }

  private Mono<OpenWebUiReply> addMembers(ServerRequest request) {
    var caller = OpenWebUiRequests.admin(request);
    return OpenWebUiBody.read(request)
        .flatMap(body -> groups.addMembers(caller, request.pathVariable("id"), userIds(body)))
        .map(OpenWebUiGroupEncoder::encode);
  }

  private Mono<OpenWebUiReply> removeMembers(ServerRequest request) {
    var caller = OpenWebUiRequests.admin(request);
    return OpenWebUiBody.read(request)
        .flatMap(body -> groups.removeMembers(caller, request.pathVariable("id"), userIds(body)))
        .map(OpenWebUiGroupEncoder::encode);
  }

  private static GroupDescription description(OpenWebUiBody body) {
    var description =
        new GroupDescription(
            body.requiredText("name"),
            body.requiredText("description"),
            body.optionalObject("data"),
            body.optionalObject("permissions"));
    body.check();
    return description;
  }

  private static List<String> userIds(OpenWebUiBody body) {
    var userIds = body.optionalTexts("user_ids");
    body.check();
    return userIds == null ? List.of() : userIds;
  }
}
