package io.snug.membership.rocketchat;

import io.snug.membership.copy.Person;
import io.snug.membership.membership.Membership;
import io.snug.membership.sidebar.Sidebar;
import io.snug.membership.sidebar.SidebarEntry;
import io.snug.platform.caller.Caller;
import io.snug.platform.dialect.rocketchat.Ejson;
import io.snug.platform.dialect.rocketchat.WireDates;
import io.snug.platform.json.Json;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What has changed since a client last looked, as `update` and `remove`; and the realtime methods
/// that ask for it.
@Component
class RocketChatUpdates {
  private final Sidebar sidebar;
  private final RocketChatEncoder encoder;

  RocketChatUpdates(Sidebar sidebar, RocketChatEncoder encoder) {
    this.sidebar = sidebar;
    this.encoder = encoder;
  }

  ObjectNode rooms(List<SidebarEntry> entries, WireDates dates) {
    return split(
        entries,
        entry -> encoder.room(entry, dates),
        own -> encoder.removed(own.channelId(), own, dates));
  }

  ObjectNode subscriptions(List<SidebarEntry> entries, Person person, WireDates dates) {
    return split(
        entries,
        entry -> encoder.subscription(entry, person, dates),
        own ->
            encoder.removed(
                RocketChatEncoder.subscriptionId(own.channelId(), own.userId()), own, dates));
  }

  private static ObjectNode split(
      List<SidebarEntry> entries,
      Function<SidebarEntry, ObjectNode> updated,
      Function<Membership, ObjectNode> removed) {
    var update = Json.array();
    var remove = Json.array();
    for (var entry : entries) {
      if (entry.isMember()) {
        update.add(updated.apply(entry));
      } else {
        remove.add(removed.apply(entry.own()));
      }
    }
    var both = Json.object();
    both.set("update", update);
    both.set("remove", remove);
    return both;
  }

  /// Without a date an array of everything; with one, what changed later and what is gone.
  Mono<JsonNode> roomsGet(@Nullable Caller caller, ArrayNode params) {
    var user = RoomParameter.loggedIn(caller, "rooms/get");
    var since = Ejson.instant(params.get(0));
    return sidebar
        .changed(user, since)
        .map(entries -> rooms(entries, WireDates.REALTIME))
        .map(both -> since == null ? both.get("update") : both);
  }

  Mono<JsonNode> subscriptionsGet(@Nullable Caller caller, ArrayNode params) {
    var user = RoomParameter.loggedIn(caller, "subscriptions/get");
    var since = Ejson.instant(params.get(0));
    return sidebar
        .changed(user, since)
        .map(entries -> subscriptions(entries, RocketChatLists.person(user), WireDates.REALTIME))
        .map(both -> since == null ? both.get("update") : both);
  }
}
