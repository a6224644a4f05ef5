package io.snug.membership.openwebui;

import io.snug.membership.copy.Channel;
import io.snug.membership.copy.ChannelType;
import io.snug.membership.copy.Person;
import io.snug.membership.joining.Authority;
import io.snug.membership.joining.Invite;
import io.snug.membership.joining.InviteCommands;
import io.snug.membership.joining.InviteResult;
import io.snug.membership.joining.InviteRules;
import io.snug.membership.joining.Kick;
import io.snug.membership.joining.KickResult;
import io.snug.membership.joining.KickRules;
import io.snug.membership.joining.PartingCommands;
import io.snug.membership.joining.PersonRef;
import io.snug.membership.membership.ChannelRef;
import io.snug.membership.sidebar.Audience;
import io.snug.membership.sidebar.MemberLists;
import io.snug.membership.sidebar.Page;
import io.snug.membership.sidebar.PeopleOrder;
import io.snug.membership.sidebar.PeopleQuery;
import io.snug.membership.sidebar.Sidebar;
import io.snug.membership.sidebar.SidebarEntry;
import io.snug.platform.caller.Caller;
import io.snug.platform.dialect.openwebui.OpenWebUiBody;
import io.snug.platform.dialect.openwebui.OpenWebUiQuery;
import io.snug.platform.dialect.openwebui.OpenWebUiReply;
import io.snug.platform.json.Json;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.IntNode;

/// Who is in a channel, and who is put in or out.
@Component
class OpenWebUiMembers {
  private static final int PAGE = 30;
  private static final int PAGES_MAX = 1_000_000;
  private static final int ALL = 10_000;
  private static final InviteRules ADD =
      new InviteRules(Authority.CREATOR_OR_ADMIN, false, true, true);
  private static final KickRules REMOVE =
      new KickRules(Authority.CREATOR_OR_ADMIN, false, false, true);

  private final OpenWebUiGate gate;
  private final Sidebar sidebar;
  private final MemberLists members;
  private final UserGroups groups;
  private final InviteCommands inviting;
  private final PartingCommands parting;
  private final OpenWebUiEncoder encoder;

  OpenWebUiMembers(
      OpenWebUiGate gate,
      Sidebar sidebar,
      MemberLists members,
      UserGroups groups,
      InviteCommands inviting,
      PartingCommands parting,
      OpenWebUiEncoder encoder) {
    this.gate = gate;
    this.sidebar = sidebar;
    this.members = members;
    this.groups = groups;
    this.inviting = inviting;
    this.parting = parting;
    this.encoder = encoder;
  }

  Mono<OpenWebUiReply> list(ServerRequest request) {
    var caller = gate.admitted(request);
    int page = Math.clamp(OpenWebUiQuery.integer(request, "page", 1), 1, PAGES_MAX);
    var query = query(request, page);
    return sidebar
        .find(caller, new ChannelRef.ById(request.pathVariable("id")), false)
        .flatMap(entry -> list(caller, entry, query))
        .defaultIfEmpty(OpenWebUiReply.notFound());
  }

  private static PeopleQuery query(ServerRequest request, int page) {
    return new PeopleQuery(
        request.queryParam("query").orElse(""), true, order(request), (page - 1) * PAGE, PAGE);
  }

  private static PeopleOrder order(ServerRequest request) {
    var key =
        switch (request.queryParam("order_by").orElse("")) {
          case "email" -> PeopleOrder.Key.EMAIL;
          case "role" -> PeopleOrder.Key.ROLE;
          case "created_at" -> PeopleOrder.Key.CREATED;
          case "updated_at", "last_active_at" -> PeopleOrder.Key.CHANGED;
          default -> PeopleOrder.Key.NAME;
        };
    return new PeopleOrder(key, request.queryParam("direction").orElse("").equals("asc"));
  }

  private Mono<OpenWebUiReply> list(Caller caller, SidebarEntry entry, PeopleQuery query) {
    if (!mayRead(caller, entry)) {
      return Mono.just(OpenWebUiReply.forbidden());
    }
    return people(entry.channel(), query).map(this::reply);
  }

  /// A member who has hidden the channel is none; an administrator reads what grants open.
  private static boolean mayRead(Caller caller, SidebarEntry entry) {
    return entry.channel().byGrant()
        ? caller.isAdmin() || Grants.of(entry.channel()).letRead(caller)
        : entry.isOpen();
  }

  private Mono<Page<Person>> people(Channel channel, PeopleQuery query) {
    if (channel.isDirect()) {
      return members.members(channel, new PeopleQuery("", true, query.order(), 0, ALL));
    }
    return channel.byGrant()
        ? audience(channel).flatMap(audience -> members.readers(channel, audience, query))
        : members.members(channel, query);
  }

  private Mono<Audience> audience(Channel channel) {
    var grants = Grants.of(channel);
    return groups
        .members(grants.of("group"))
        .map(
            inGroups -> {
              var people = new LinkedHashSet<>(inGroups);
              people.addAll(grants.of("user"));
              people.add(channel.creator().id());
              return new Audience(grants.isPublic(), people, grants.of("role"));
            });
  }

  private OpenWebUiReply reply(Page<Person> page) {
    var users = Json.array();
    page.rows().forEach(person -> users.add(encoder.member(person)));
    var body = Json.object();
    body.set("users", users);
    return OpenWebUiReply.ok(body.put("total", page.total()));
  }

  /// Adds people, and the members user groups have at this moment.
  Mono<OpenWebUiReply> add(ServerRequest request) {
    var caller = gate.verified(request);
    return OpenWebUiBody.read(request).flatMap(body -> add(caller, request, body));
  }

  private Mono<OpenWebUiReply> add(Caller caller, ServerRequest request, OpenWebUiBody body) {
    var users = orEmpty(body.optionalTexts("user_ids"));
    var groupIds = orEmpty(body.optionalTexts("group_ids"));
    body.check();
    gate.admit(caller);
    return groups
        .members(groupIds)
        .flatMap(inGroups -> inviting.invite(caller, invite(request, users, inGroups)))
        .map(result -> added(result, encoder));
  }

  private static Invite invite(ServerRequest request, List<String> users, Set<String> inGroups) {
    var all = new LinkedHashSet<>(users);
    all.addAll(inGroups);
    return new Invite(channel(request), ChannelType.ANY, people(all), ADD);
  }

  static OpenWebUiReply added(InviteResult result, OpenWebUiEncoder encoder) {
    return switch (result) {
      case InviteResult.Invited(var channel, var added, _) -> {
        var rows = Json.array();
        added.forEach(joined -> rows.add(encoder.membership(channel.id(), joined)));
        yield OpenWebUiReply.ok(rows);
      }
      case InviteResult.NobodyAdded _ -> OpenWebUiReply.ok(Json.array());
      case InviteResult.ChannelNotFound _ -> OpenWebUiReply.notFound();
      case InviteResult.Archived _ -> OpenWebUiReply.detail(400, OpenWebUiReply.DEFAULT);
      case InviteResult.NotPermitted _ -> OpenWebUiReply.forbidden();
    };
  }

  Mono<OpenWebUiReply> remove(ServerRequest request) {
    var caller = gate.verified(request);
    return OpenWebUiBody.read(request).flatMap(body -> remove(caller, request, body));
  }

  private Mono<OpenWebUiReply> remove(Caller caller, ServerRequest request, OpenWebUiBody body) {
    var users = orEmpty(body.optionalTexts("user_ids"));
    body.check();
    gate.admit(caller);
    return parting
        .kick(caller, new Kick(channel(request), ChannelType.ANY, people(users), REMOVE))
        .map(OpenWebUiMembers::removed);
  }

  static OpenWebUiReply removed(KickResult result) {
    return switch (result) {
      case KickResult.Kicked(var count) -> OpenWebUiReply.ok(IntNode.valueOf(count));
      case KickResult.ChannelNotFound _ -> OpenWebUiReply.notFound();
      case KickResult.NotPermitted _ -> OpenWebUiReply.forbidden();
      case KickResult.UnknownPerson _,
          KickResult.NotAMember _,
          KickResult.Self _,
          KickResult.LastOwner _ ->
          OpenWebUiReply.detail(400, OpenWebUiReply.DEFAULT);
    };
  }

  private static ChannelRef channel(ServerRequest request) {
    return new ChannelRef.ById(request.pathVariable("id"));
  }

  private static List<PersonRef> people(Collection<String> ids) {
    return ids.stream().distinct().<PersonRef>map(PersonRef.ById::new).toList();
  }

  private static List<String> orEmpty(@Nullable List<String> texts) {
    return Objects.requireNonNullElse(texts, List.of());
  }
}
