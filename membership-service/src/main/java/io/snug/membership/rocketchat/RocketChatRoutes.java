package io.snug.membership.rocketchat;

import io.snug.membership.membership.Role;
import io.snug.platform.dialect.rocketchat.RealtimeMethod;
import io.snug.platform.dialect.rocketchat.RealtimeMethods;
import io.snug.platform.dialect.rocketchat.RocketChatMethods;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/// Every Rocket.Chat endpoint and realtime method of this service.
@Configuration(proxyBeanMethods = false)
class RocketChatRoutes {

  @Bean
  RouterFunction<ServerResponse> rocketChatMethods(
      RocketChatHiding hiding,
      RocketChatReading reading,
      RocketChatLists lists,
      RocketChatMembers members,
      RocketChatPeople people,
      RocketChatRoles roles) {
    var methods =
        new RocketChatMethods()
            .post("groups.close", hiding::close)
            .post("groups.open", hiding::open)
            .post("rooms.hide", hiding::hideAnyRoom)
            .post("rooms.open", hiding::openAnyRoom)
            .post("groups.invite", members::invite)
            .post("groups.kick", members::kick)
            .post("groups.leave", members::leave)
            .get("groups.members", people::members)
            .get("groups.roles", people::roles)
            .get("groups.moderators", people::moderators)
            .get("groups.counters", lists::counters)
            .get("groups.list", lists::list)
            .get("groups.listAll", lists::listAll)
            .get("rooms.get", lists::rooms)
            .get("subscriptions.get", lists::subscriptions)
            .get("subscriptions.getOne", lists::subscription)
            .post("subscriptions.read", reading::read)
            .post("subscriptions.unread", reading::unread)
            .post("rooms.favorite", reading::favourite);
    for (var role : Role.values()) {
      methods.post("groups.add" + role.title(), roles.rest(role, true));
      methods.post("groups.remove" + role.title(), roles.rest(role, false));
    }
    return methods.routes();
  }

  @Bean
  RouterFunction<ServerResponse> realtimeMethods(
      RocketChatHiding hiding,
      RocketChatReading reading,
      RocketChatUpdates updates,
      RealtimeMembers members,
      RocketChatRoles roles) {
    Map<String, RealtimeMethod> methods = new LinkedHashMap<>();
    methods.put("hideRoom", hiding::hideRoom);
    methods.put("openRoom", hiding::openRoom);
    methods.put("addUsersToRoom", members::addUsersToRoom);
    methods.put("removeUserFromRoom", members::removeUserFromRoom);
    methods.put("leaveRoom", members::leaveRoom);
    methods.put("rooms/get", updates::roomsGet);
    methods.put("subscriptions/get", updates::subscriptionsGet);
    methods.put("readMessages", reading::readMessages);
    methods.put("unreadMessages", reading::unreadMessages);
    methods.put("toggleFavorite", reading::toggleFavorite);
    for (var role : Role.values()) {
      methods.put(RocketChatRoles.method(role, true), roles.realtime(role, true));
      methods.put(RocketChatRoles.method(role, false), roles.realtime(role, false));
    }
    return RealtimeMethods.routes(methods);
  }
}
