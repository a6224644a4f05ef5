package io.snug.auth.openwebui;

import static io.snug.platform.dialect.openwebui.OpenWebUiMethods.answer;

import io.snug.auth.account.Account;
import io.snug.auth.account.AccountListRepository;
import io.snug.auth.account.AccountOrder;
import io.snug.auth.account.AccountPage;
import io.snug.auth.account.AccountRepository;
import io.snug.auth.account.AccountSearch;
import io.snug.auth.group.GroupRepository;
import io.snug.auth.group.UserGroup;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.Callers;
import io.snug.platform.caller.UserId;
import io.snug.platform.dialect.openwebui.OpenWebUiMethods;
import io.snug.platform.dialect.openwebui.OpenWebUiQuery;
import io.snug.platform.dialect.openwebui.OpenWebUiReply;
import io.snug.platform.json.Json;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Finding people, and what is one's own.
@Component
class OpenWebUiUserEndpoints {
  private static final int PAGE_SIZE = 30;

  private final AccountRepository accounts;
  private final AccountListRepository lists;
  private final GroupRepository groups;
  private final OpenWebUiOwn own;

  OpenWebUiUserEndpoints(
      AccountRepository accounts,
      AccountListRepository lists,
      GroupRepository groups,
      OpenWebUiOwn own) {
    this.accounts = accounts;
    this.lists = lists;
    this.groups = groups;
    this.own = own;
  }

  /// The order counts: `{id}` would take the place of all others.
  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET("/api/v1/users/search", answer(this::search))
        .GET("/api/v1/users/user/settings", answer(own::settings))
        .POST("/api/v1/users/user/settings/update", answer(own::updateSettings))
        .GET("/api/v1/users/groups", answer(own::groups))
        .GET("/api/v1/users/permissions", answer(own::permissions))
        .GET("/api/v1/users/{id}/info", answer(this::info))
        .GET("/api/v1/users/{id}/active", answer(this::active))
        .GET("/api/v1/users/{id}/profile/image", this::picture)
        .GET("/api/v1/users/{id}", answer(this::full))
        .build();
  }

  private Mono<OpenWebUiReply> search(ServerRequest request) {
    var caller = OpenWebUiRequests.caller(request);
    int page = Math.max(1, OpenWebUiQuery.integer(request, "page", 1));
    var search =
        new AccountSearch(
            caller.workspaceId(),
            request.queryParam("query").orElse(""),
            true,
            order(request.queryParam("order_by").orElse("created_at")),
            request.queryParam("direction").orElse("").equals("asc"),
            (int) Math.min(Integer.MAX_VALUE, (page - 1L) * PAGE_SIZE),
            PAGE_SIZE);
    return lists.search(search).map(OpenWebUiUserEndpoints::encode);
  }

  private static AccountOrder order(String member) {
    return switch (member) {
      case "name" -> AccountOrder.NAME;
      case "email" -> AccountOrder.EMAIL;
      case "role" -> AccountOrder.ROLE;
      case "updated_at", "last_active_at" -> AccountOrder.UPDATED;
      default -> AccountOrder.CREATED;
    };
  }

  private static OpenWebUiReply encode(AccountPage page) {
    var users = Json.array();
    page.accounts()
        .forEach(account -> users.add(OpenWebUiAccountEncoder.userInfo(account, List.of())));
    var body = Json.object();
    body.set("users", users);
    return OpenWebUiReply.ok(body.put("total", page.total()));
  }

  private Mono<OpenWebUiReply> info(ServerRequest request) {
    return show(
        OpenWebUiRequests.caller(request),
        request.pathVariable("id"),
        OpenWebUiAccountEncoder::userInfo);
  }

  private Mono<OpenWebUiReply> full(ServerRequest request) {
    return show(
        OpenWebUiRequests.admin(request),
        request.pathVariable("id"),
        OpenWebUiAccountEncoder::fullUser);
  }

  /// Only the edge knows who is connected; here everybody is away.
  private Mono<OpenWebUiReply> active(ServerRequest request) {
    OpenWebUiRequests.caller(request);
    return Mono.just(OpenWebUiReply.ok(Json.object().put("active", false)));
  }

  /// An image where there is somebody, and the usual refusal where there is nobody.
  private Mono<ServerResponse> picture(ServerRequest request) {
    return Mono.justOrEmpty(Callers.find(request))
        .flatMap(caller -> find(caller, request.pathVariable("id")))
        .flatMap(
            account ->
                ServerResponse.ok()
                    .contentType(OpenWebUiPicture.TYPE)
                    .bodyValue(OpenWebUiPicture.of(account.name())))
        .switchIfEmpty(OpenWebUiMethods.respond(nobody()));
  }

  private static OpenWebUiReply nobody() {
    return OpenWebUiReply.detail(400, OpenWebUiReply.NOT_FOUND);
  }

  private Mono<OpenWebUiReply> show(
      Caller caller, String id, BiFunction<Account, List<UserGroup>, ObjectNode> encoder) {
    return find(caller, id)
        .flatMap(
            account ->
                groups
                    .list(caller.workspaceId(), account.id(), false)
                    .collectList()
                    .map(found -> OpenWebUiReply.ok(encoder.apply(account, found))))
        .defaultIfEmpty(nobody());
  }

  private Mono<Account> find(Caller caller, String id) {
    return id.isBlank() ? Mono.empty() : accounts.find(caller.workspaceId(), new UserId(id));
  }
}
