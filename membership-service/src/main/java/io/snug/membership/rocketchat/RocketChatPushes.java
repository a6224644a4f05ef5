package io.snug.membership.rocketchat;

import io.snug.membership.copy.Fields;
import io.snug.membership.copy.Person;
import io.snug.membership.push.PushRenderer;
import io.snug.membership.sidebar.PersonEntry;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.dialect.rocketchat.WireDates;
import io.snug.platform.event.Event;
import io.snug.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// What happens to rooms and subscriptions, as the stream `stream-notify-user` tells it.
///
/// @see <a href="https://developer.rocket.chat/apidocs/stream-notify-user">Rocket.Chat:
///   stream-notify-user</a>
@Component
class RocketChatPushes implements PushRenderer {
  private final RocketChatEncoder encoder;

  RocketChatPushes(RocketChatEncoder encoder) {
    this.encoder = encoder;
  }

  @Override
  public List<ObjectNode> render(Event event, Set<String> userIds, List<PersonEntry> people) {
    return switch (event.type()) {
      case "member-added" -> ofMember(event, people, this::joined);
      case "member-removed" -> gone(event, userIds);
      case "member-changed", "channel-hidden", "channel-shown", "channel-read" ->
          ofMember(event, people, one -> List.of(subscription("updated", one)));
      case "message-posted" -> posted(event, people);
      case "channel-changed", "channel-renamed", "channel-archived", "channel-unarchived" ->
          ofEach(people, this::changed);
      default -> List.of();
    };
  }

  private static List<ObjectNode> ofMember(
      Event event, List<PersonEntry> people, Function<PersonEntry, List<ObjectNode>> pushes) {
    var userId = Fields.of(event.data()).text("userId");
    return ofEach(people.stream().filter(one -> one.person().id().equals(userId)).toList(), pushes);
  }

  private static List<ObjectNode> ofEach(
      List<PersonEntry> people, Function<PersonEntry, List<ObjectNode>> pushes) {
    return people.stream().map(pushes).flatMap(List::stream).toList();
  }

  private List<ObjectNode> joined(PersonEntry one) {
    return List.of(subscription("inserted", one), room("inserted", one));
  }

  private List<ObjectNode> changed(PersonEntry one) {
    return List.of(room("updated", one), subscription("updated", one));
  }

  /// A thread reply that is not shown in the main timeline moves nobody's sidebar. The author's own
  /// subscription is theirs to mark as read.
  private List<ObjectNode> posted(Event event, List<PersonEntry> people) {
    var message = Fields.of(event.data());
    if (message.numberOrNull("seq") == null) {
      return List.of();
    }
    var author = message.fields("author").text("id");
    return ofEach(people, one -> posted(one, author));
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
