package io.snug.membership.rocketchat;

import io.snug.membership.copy.Channel;
import io.snug.membership.copy.Person;
import io.snug.membership.membership.Role;
import io.snug.membership.sidebar.Member;
import io.snug.membership.sidebar.MemberLists;
import io.snug.membership.sidebar.Page;
import io.snug.membership.sidebar.PeopleOrder;
import io.snug.membership.sidebar.PeopleQuery;
import io.snug.membership.sidebar.Sidebar;
import io.snug.membership.sidebar.SidebarEntry;
import io.snug.platform.caller.Caller;
import io.snug.platform.dialect.rocketchat.RocketChatCall;
import io.snug.platform.dialect.rocketchat.RocketChatPage;
import io.snug.platform.dialect.rocketchat.RocketChatReply;
import io.snug.platform.dialect.rocketchat.WireDates;
import io.snug.platform.json.Json;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Who is in a group: `groups.members`, `groups.roles`, `groups.moderators`.
@Component
class RocketChatPeople {
  private final Sidebar sidebar;
  private final MemberLists members;

  RocketChatPeople(Sidebar sidebar, MemberLists members) {
    this.sidebar = sidebar;
    this.members = members;
  }

  Mono<RocketChatReply> members(RocketChatCall call) {
    var page = call.page();
    var filter = Objects.requireNonNullElse(call.arguments().parameter("filter"), "");
    boolean ascending = page.sort().getOrDefault("username", true);
    var query =
        new PeopleQuery(
            filter,
            false,
            new PeopleOrder(PeopleOrder.Key.USERNAME, ascending),
            page.offset(),
            page.count());
    return group(call)
        .flatMap(channel -> members.members(channel, query))
        .map(people -> reply(people, page));
  }

  private static RocketChatReply reply(Page<Person> people, RocketChatPage page) {
    var list = Json.array();
    people.rows().forEach(person -> list.add(member(person)));
    var payload = Json.object();
    payload.set("members", list);
    return RocketChatReply.ok(
        payload
            .put("count", people.rows().size())
            .put("offset", page.offset())
            .put("total", people.total()));
  }

  private static ObjectNode member(Person person) {
    var node = RocketChatEncoder.person(person).put("status", "offline");
    if (person.updatedAt() != null) {
      node.set("_updatedAt", WireDates.REST.of(person.updatedAt()));
    }
    return node;
  }

  Mono<RocketChatReply> roles(RocketChatCall call) {
    return group(call)
        .flatMap(channel -> members.withRoles(channel.id()).map(list -> roles(channel, list)));
  }

  private static RocketChatReply roles(Channel channel, List<Member> members) {
    var roles = Json.array();
    for (var member : members) {
      var person = member.person();
      var node =
          Json.object()
              .put("_id", RocketChatEncoder.subscriptionId(channel.id(), person.id()))
              .put("rid", channel.id());
      node.set("u", RocketChatEncoder.person(person));
      node.set("roles", Json.array(member.roles()));
      roles.add(node);
    }
    return RocketChatReply.ok("roles", roles);
  }

  Mono<RocketChatReply> moderators(RocketChatCall call) {
    return group(call)
        .flatMap(channel -> members.withRoles(channel.id()))
        .map(RocketChatPeople::moderators);
  }

  private static RocketChatReply moderators(List<Member> members) {
    var moderators = Json.array();
    members.stream()
        .filter(member -> member.roles().contains(Role.MODERATOR.word()))
        .forEach(member -> moderators.add(RocketChatEncoder.person(member.person())));
    return RocketChatReply.ok("moderators", moderators);
  }

  /// The group a call names, if the caller is in and it is not archived.
  private Mono<Channel> group(RocketChatCall call) {
    var room = RoomParameter.room(call.arguments());
    return sidebar
        .find(call.caller(), room, false)
        .filter(entry -> mayView(call.caller(), entry))
        .map(SidebarEntry::channel)
        .switchIfEmpty(Mono.error(RocketChatErrors::groupNotFound))
        .map(RocketChatPeople::live);
  }

  static boolean mayView(Caller caller, SidebarEntry entry) {
    return entry.channel().isPrivate()
        && entry.isMember()
        && (caller.may("view-p-room") || caller.may("view-joined-room"));
  }

  private static Channel live(Channel channel) {
    if (channel.archived()) {
      throw RocketChatErrors.archived(channel.name());
    }
    return channel;
  }
}
