package io.snug.membership.rocketchat;

import io.snug.membership.copy.Person;
import io.snug.membership.copy.Storable;
import io.snug.membership.membership.ChannelRef;
import io.snug.membership.sidebar.ChannelOrder;
import io.snug.membership.sidebar.Page;
import io.snug.membership.sidebar.Sidebar;
import io.snug.membership.sidebar.SidebarEntry;
import io.snug.platform.caller.Caller;
import io.snug.platform.dialect.rocketchat.RocketChatArguments;
import io.snug.platform.dialect.rocketchat.RocketChatCall;
import io.snug.platform.dialect.rocketchat.RocketChatFault;
import io.snug.platform.dialect.rocketchat.RocketChatPage;
import io.snug.platform.dialect.rocketchat.RocketChatReply;
import io.snug.platform.dialect.rocketchat.WireDates;
import io.snug.platform.json.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/// The lists of rooms and subscriptions in REST.
@Component
class RocketChatLists {
  private final Sidebar sidebar;
  private final RocketChatEncoder encoder;
  private final RocketChatUpdates updates;

  RocketChatLists(Sidebar sidebar, RocketChatEncoder encoder, RocketChatUpdates updates) {
    this.sidebar = sidebar;
    this.encoder = encoder;
    this.updates = updates;
  }

  /// The caller's own private groups, hidden and archived ones included.
  Mono<RocketChatReply> list(RocketChatCall call) {
    return list(call, false);
  }

  /// Everybody's private groups, for administrators.
  Mono<RocketChatReply> listAll(RocketChatCall call) {
    return call.caller().may("view-room-administration")
        ? list(call, true)
        : Mono.just(RocketChatReply.notPermitted());
  }

  private Mono<RocketChatReply> list(RocketChatCall call, boolean everybodys) {
    var page = call.page();
    return sidebar
        .privateOnes(call.caller(), everybodys, order(page), page.offset(), page.count())
        .map(groups -> groups(groups, page));
  }

  private static ChannelOrder order(RocketChatPage page) {
    for (Map.Entry<String, Boolean> sort : page.sort().entrySet()) {
      var key =
          switch (sort.getKey()) {
            case "ts" -> ChannelOrder.Key.CREATED;
            case "_updatedAt" -> ChannelOrder.Key.CHANGED;
            case "lm" -> ChannelOrder.Key.LAST_MESSAGE;
            case "msgs" -> ChannelOrder.Key.MESSAGES;
            case "usersCount" -> ChannelOrder.Key.MEMBERS;
            default -> ChannelOrder.Key.NAME;
          };
      return new ChannelOrder(key, sort.getValue());
    }
    return ChannelOrder.BY_NAME;
  }

  private RocketChatReply groups(Page<SidebarEntry> groups, RocketChatPage page) {
    var list = Json.array();
    groups.rows().forEach(entry -> list.add(encoder.room(entry, WireDates.REST)));
    var payload = Json.object();
    payload.set("groups", list);
    return RocketChatReply.ok(
        payload
            .put("offset", page.offset())
            .put("count", groups.rows().size())
            .put("total", groups.total()));
  }

  Mono<RocketChatReply> rooms(RocketChatCall call) {
    return sidebar
        .changed(call.caller(), updatedSince(call.arguments()))
        .map(entries -> updates.rooms(entries, WireDates.REST))
        .map(RocketChatReply::ok);
  }

  Mono<RocketChatReply> subscriptions(RocketChatCall call) {
    var person = person(call.caller());
    return sidebar
        .changed(call.caller(), updatedSince(call.arguments()))
        .map(entries -> updates.subscriptions(entries, person, WireDates.REST))
        .map(RocketChatReply::ok);
  }

  /// One subscription, or null where the caller is not in.
  Mono<RocketChatReply> subscription(RocketChatCall call) {
    var roomId = call.arguments().parameter("roomId");
    if (roomId == null || roomId.isBlank()) {
      return Mono.just(RocketChatReply.failure("The 'roomId' param is required"));
    }
    var person = person(call.caller());
    return sidebar
        .find(call.caller(), new ChannelRef.ById(roomId), false)
        .filter(SidebarEntry::isMember)
        .map(entry -> encoder.subscription(entry, person, WireDates.REST))
        .map(subscription -> RocketChatReply.ok("subscription", subscription))
        .defaultIfEmpty(RocketChatReply.ok("subscription", NullNode.getInstance()));
  }

  static Person person(Caller caller) {
    return new Person(
        caller.userId().value(),
        caller.username(),
        caller.name(),
        null,
        Set.of(),
        caller.isBot(),
        true,
        null);
  }

  /// The date a client was last up to date at; null where it asks for everything.
  private static @Nullable Instant updatedSince(RocketChatArguments arguments) {
    var text = arguments.parameter("updatedSince");
    if (text == null) {
      return null;
    }
    try {
      return text.length() > 10
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException _) {
      throw RocketChatFault.of(
          "error-updatedSince-param-invalid",
          "The \"updatedSince\" query parameter must be a valid date.");
    }
  }

  /// Unread figures of one group. A closed one counts as not joined, except to administrators.
  Mono<RocketChatReply> counters(RocketChatCall call) {
    var room = RoomParameter.room(call.arguments());
    var caller = call.caller();
    var userId = call.arguments().parameter("userId");
    boolean administrator = caller.may("view-room-administration");
    boolean another = userId != null && !userId.equals(caller.userId().value());
    if (another && !administrator) {
      return Mono.just(RocketChatReply.forbidden());
    }
    return sidebar
        .find(caller, room, false)
        .filter(entry -> entry.channel().isPrivate())
        .flatMap(entry -> another ? of(entry, userId) : Mono.just(entry))
        .map(entry -> counters(entry, administrator))
        .defaultIfEmpty(RocketChatReply.thrown(RocketChatErrors.groupNotFound()));
  }

  private Mono<SidebarEntry> of(SidebarEntry entry, @Nullable String userId) {
    var channel = entry.channel();
    return sidebar.find(
        channel.id(),
        channel.workspaceId().value(),
        userId == null ? "" : Storable.text(userId),
        false);
  }

  private static RocketChatReply counters(SidebarEntry entry, boolean administrator) {
    var channel = entry.channel();
    if (channel.archived()) {
      return RocketChatReply.thrown(RocketChatErrors.archived(channel.name()));
    }
    boolean joined = entry.isMember() && (entry.isOpen() || administrator);
    var payload = Json.object().put("joined", joined);
    payload.put("members", joined || administrator ? channel.memberCount() : null);
    payload.put("unreads", joined ? entry.unreadMessages() : null);
    payload.set("unreadsFrom", joined ? date(unreadFrom(entry)) : NullNode.getInstance());
    payload.put("msgs", joined || administrator ? channel.timeline().count() : null);
    payload.set(
        "latest",
        joined || administrator ? date(channel.timeline().lastAt()) : NullNode.getInstance());
    payload.put("userMentions", joined ? entry.own().unreadMentions() : null);
    return RocketChatReply.ok(payload);
  }

  private static Instant unreadFrom(SidebarEntry entry) {
    var readAt = entry.own().readAt();
    return readAt == null ? entry.own().joinedAt() : readAt;
  }

  private static JsonNode date(@Nullable Instant instant) {
    return instant == null ? NullNode.getInstance() : WireDates.REST.of(instant);
  }
}
