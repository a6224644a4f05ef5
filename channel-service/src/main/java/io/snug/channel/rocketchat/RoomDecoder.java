package io.snug.channel.rocketchat;

import io.snug.channel.channel.ChannelType;
import io.snug.channel.channel.CreateChannel;
import io.snug.channel.channel.Invitees;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.dialect.rocketchat.RocketChatArguments;
import io.snug.platform.dialect.rocketchat.RocketChatFault;
import io.snug.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the wish for a private group, from a REST body or from a method's parameters.
final class RoomDecoder {
  private static final List<String> SWITCHES = List.of("broadcast", "encrypted", "federated");

  private RoomDecoder() {}

  /// What is wrong with a REST body, in the words of Rocket.Chat; empty when nothing is.
  static Optional<String> problem(RocketChatArguments arguments) {
    var name = arguments.value("name");
    if (name == null || isFalsy(name)) {
      return Optional.of("Body param \"name\" is required");
    }
    if (isOther(arguments.value("members"), ArrayNode.class)) {
      return Optional.of("Body param \"members\" must be an array if provided");
    }
    if (isOther(arguments.value("customFields"), ObjectNode.class)) {
      return Optional.of("Body param \"customFields\" must be an object if provided");
    }
    if (isOther(arguments.value("extraData"), ObjectNode.class)) {
      return Optional.of("Body param \"extraData\" must be an object if provided");
    }
    return Optional.empty();
  }

  /// Absent, as JavaScript sees it.
  private static boolean isFalsy(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> node.stringValue().isEmpty();
      case NUMBER -> node.decimalValue().signum() == 0;
      case BOOLEAN -> !node.booleanValue();
      default -> false;
    };
  }

  private static boolean isOther(@Nullable JsonNode value, Class<?> wanted) {
    return value != null && !wanted.isInstance(value);
  }

  /// A body without a [#problem].
  static CreateChannel fromBody(RocketChatArguments arguments) {
    var name = arguments.text("name");
    if (name == null) {
      throw RoomName.invalid();
    }
    return group(
        RoomName.of(name),
        usernames(arguments.value("members")),
        Boolean.TRUE.equals(arguments.flag("readOnly")),
        Boolean.TRUE.equals(arguments.flag("excludeSelf")),
        object(arguments.value("customFields")),
        object(arguments.value("extraData")));
  }

  /// The parameters of `createPrivateGroup`: name, members, readOnly, customFields, extraData.
  static CreateChannel fromParams(ArrayNode params) {
    var name = params.path(0);
    if (!name.isString()
        || isNoneOf(params.get(1), ArrayNode.class)
        || isNoneOf(params.get(3), ObjectNode.class)
        || isNoneOf(params.get(4), ObjectNode.class)
        || !params.path(1).valueStream().allMatch(JsonNode::isString)
        || !(isAbsent(params.get(2)) || params.path(2).isBoolean())) {
      throw RocketChatFault.matchFailed();
    }
    return group(
        RoomName.of(name.stringValue()),
        usernames(params.get(1)),
        params.path(2).asBoolean(false),
        false,
        object(params.get(3)),
        object(params.get(4)));
  }

  private static boolean isNoneOf(@Nullable JsonNode value, Class<?> wanted) {
    return !isAbsent(value) && isOther(value, wanted);
  }

  private static boolean isAbsent(@Nullable JsonNode value) {
    return value == null || value.isNull();
  }

  private static CreateChannel group(
      RoomName name,
      List<String> members,
      boolean readOnly,
      boolean excludeSelf,
      ObjectNode customFields,
      ObjectNode extraData) {
    boolean broadcast = extraData.path("broadcast").asBoolean(false);
    boolean inTeam = extraData.path("teamId").isString();
    return new CreateChannel(
        'G',
        ChannelType.PRIVATE,
        name.name(),
        name.typed(),
        true,
        Invitees.named(members),
        !excludeSelf,
        readOnly || broadcast,
        extraData.path("topic").asString(""),
        "",
        customFields,
        kept(extraData),
        inTeam ? "create-team-group" : "create-p",
        null,
        Dialect.ROCKET_CHAT);
  }

  private static ObjectNode kept(ObjectNode extraData) {
    var kept = Json.object();
    for (var name : SWITCHES) {
      if (extraData.path(name).isBoolean()) {
        kept.set(name, extraData.get(name));
      }
    }
    if (extraData.path("teamId").isString()) {
      kept.set("teamId", extraData.get("teamId"));
    }
    return kept;
  }

  private static List<String> usernames(@Nullable JsonNode members) {
    var usernames = new ArrayList<String>();
    if (members != null) {
      members.valueStream().filter(JsonNode::isString).forEach(m -> usernames.add(m.stringValue()));
    }
    return usernames;
  }

  private static ObjectNode object(@Nullable JsonNode value) {
    return value instanceof ObjectNode object ? object : Json.object();
  }
}
