package io.snug.membership.rocketchat;

import io.snug.membership.copy.Fields;
import io.snug.membership.copy.Person;
import io.snug.membership.push.PushRenderer;
import io.snug.membership.sidebar.PersonEntry;
import io.snug.membership.sidebar.Sidebar;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.dialect.rocketchat.WireDates;
import io.snug.platform.event.Event;
import io.snug.platform.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// What happens to rooms and subscriptions, as the stream `stream-notify-user` tells it.
///
/// @see <a href="https://developer.rocket.chat/apidocs/stream-notify-user">Rocket.Chat:
///   stream-notify-user</a>
@Component
class RocketChatPushes implements PushRenderer {
  private final Sidebar sidebar;
  private final RocketChatEncoder encoder;

  RocketChatPushes(Sidebar sidebar, RocketChatEncoder encoder) {
    this.sidebar = sidebar;
    this.encoder = encoder;
  }

  @Override
  public Mono<List<ObjectNode>> render(Event event, Set<String> userIds) {
    return switch (event.type()) {
      case "member-added" -> ofMember(event, userIds, this::joined);
      case "member-removed" -> Mono.just(gone(event, userIds));
      case "member-changed", "channel-hidden", "channel-shown", "channel-read" ->
          ofMember(event, userIds, one -> List.of(subscription("updated", one)));
      case "message-posted" -> posted(event, userIds);
      case "channel-changed", "channel-renamed", "channel-archived", "channel-unarchived" ->
          ofEach(event, userIds, this::changed);
      default -> Mono.just(List.of());
    };
  }

  private Mono<List<ObjectNode>> ofMember(
      Event event, Set<String> userIds, Function<PersonEntry, List<ObjectNode>> pushes) {
    var userId = Fields.of(event.data()).text("userId");
    return userIds.contains(userId) ? ofEach(event, Set.of(userId), pushes) : Mono.just(List.of());
  }

  private Mono<List<ObjectNode>> ofEach(
      Event event, Collection<String> userIds, Function<PersonEntry, List<ObjectNode>> pushes) {
    return sidebar
        .ofPeople(event.key(), userIds)
        .map(people -> people.stream().map(pushes).flatMap(List::stream).toList());
  }

  private List<ObjectNode> joined(PersonEntry one) {
    return List.of(subscription("inserted", one), room("inserted", one));
  }

  private List<ObjectNode> changed(PersonEntry one) {
    return List.of(room("updated", one), subscription("updated", one));
  }

  /// A thread reply that is not shown in the main timeline moves nobody's sidebar. The author's own
  /// subscription is theirs to mark as read.
  private Mono<List<ObjectNode>> posted(Event event, Set<String> userIds) {
    var message = Fields.of(event.data());
    if (message.numberOrNull("seq") == null) {
      return Mono.just(List.of());
    }
    var author = message.fields("author").text("id");
    return ofEach(event, userIds, one -> posted(one, author));
  }

  private List<ObjectNode> posted(PersonEntry one, String author) {
    var pushes = new ArrayList<ObjectNode>();
    pushes.add(room("updated", one));
    if (!one.person().id().equals(author)) {
      pushes.add(subscription("updated", one));
    }
    return pushes;
  }

  private List<ObjectNode> gone(Event event, Set<String> userIds) {
    var member = Fields.of(event.data());
    var userId = member.text("userId");
    if (!userIds.contains(userId)) {
      return List.of();
    }
    var person = Person.of(Fields.of(member.node().deepCopy().put("id", userId)));
    return List.of(
        push(
            userId,
            "subscriptions-changed",
            "removed",
            encoder.removedSubscription(event.key(), person)));
  }

  private ObjectNode subscription(String action, PersonEntry one) {
    return push(
        one.person().id(),
        "subscriptions-changed",
        action,
        encoder.subscription(one.entry(), one.person(), WireDates.REALTIME));
  }

  private ObjectNode room(String action, PersonEntry one) {
    return push(
        one.person().id(), "rooms-changed", action, encoder.room(one.entry(), WireDates.REALTIME));
  }

  private static ObjectNode push(String userId, String event, String action, ObjectNode record) {
    var push = Json.object().put("dialect", Dialect.ROCKET_CHAT.wireName());
    push.set("users", Json.array().add(userId));
    push.put("stream", "stream-notify-user").put("event", userId + "/" + event);
    push.set("args", Json.array().add(action).add(record));
    return push;
  }
}
