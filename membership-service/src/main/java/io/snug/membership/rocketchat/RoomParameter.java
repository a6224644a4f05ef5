package io.snug.membership.rocketchat;

import io.snug.membership.joining.PersonRef;
import io.snug.membership.membership.ChannelRef;
import io.snug.platform.caller.Caller;
import io.snug.platform.dialect.rocketchat.RocketChatArguments;
import io.snug.platform.dialect.rocketchat.RocketChatFault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/// The parameters most room methods take: a room, and people.
final class RoomParameter {
  private RoomParameter() {}

  /// The room by `roomId`, else by `roomName`. One empty key is a room that does not exist; two are
  /// no parameter at all.
  static ChannelRef room(RocketChatArguments arguments) {
    var id = arguments.anywhere("roomId");
    var name = arguments.anywhere("roomName");
    if (id != null && !id.isEmpty()) {
      return new ChannelRef.ById(id);
    }
    if (name != null && !name.isEmpty()) {
      return new ChannelRef.ByName(name);
    }
    if ((id == null) == (name == null)) {
      throw RocketChatErrors.roomMissing();
    }
    return new ChannelRef.ById("");
  }

  /// One person by `userId`, `username` or `user`.
  static PersonRef person(RocketChatArguments arguments) {
    var people = new ArrayList<PersonRef>();
    one(people, arguments, "userId", PersonRef.ById::new);
    one(people, arguments, "username", PersonRef.ByUsername::new);
    one(people, arguments, "user", PersonRef.ByUsername::new);
    if (people.isEmpty()) {
      throw RocketChatErrors.userMissing();
    }
    return people.getFirst();
  }

  /// People by any of the parameters an invitation may carry.
  static List<PersonRef> people(RocketChatArguments arguments) {
    var people = new ArrayList<PersonRef>();
    boolean ids = many(people, arguments, "userIds", PersonRef.ById::new);
    boolean names = many(people, arguments, "usernames", PersonRef.ByUsername::new);
    one(people, arguments, "userId", PersonRef.ById::new);
    one(people, arguments, "username", PersonRef.ByUsername::new);
    one(people, arguments, "user", PersonRef.ByUsername::new);
    if (people.isEmpty()) {
      throw ids || names ? RocketChatErrors.nobodyToInvite() : RocketChatErrors.usersMissing();
    }
    return people;
  }

  private static void one(
      List<PersonRef> people,
      RocketChatArguments arguments,
      String name,
      Function<String, PersonRef> ref) {
    var text = arguments.anywhere(name);
    if (text != null && !text.isBlank()) {
      people.add(ref.apply(text));
    }
  }

  private static boolean many(
      List<PersonRef> people,
      RocketChatArguments arguments,
      String name,
      Function<String, PersonRef> ref) {
    if (!(arguments.value(name) instanceof ArrayNode array)) {
      return false;
    }
    for (var item : array) {
      if (item.isString() && !item.stringValue().isBlank()) {
        people.add(ref.apply(item.stringValue()));
      }
    }
    return true;
  }

  /// The text at a position of a realtime method's parameters.
  static String text(ArrayNode params, int position) {
    var value = params.get(position);
    if (value == null || !value.isString()) {
      throw RocketChatFault.matchFailed();
    }
    return value.stringValue();
  }

  /// The caller of a realtime method that needs one.
  static Caller loggedIn(@Nullable Caller caller, String method) {
    if (caller == null) {
      throw RocketChatErrors.invalidUser(method);
    }
    return caller;
  }
}
