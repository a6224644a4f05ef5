package io.snug.channel.rocketchat;

import io.snug.channel.change.ChangeChannel;
import io.snug.channel.change.ChannelChanges;
import io.snug.channel.channel.ChannelQueries;
import io.snug.channel.channel.ChannelRef;
import io.snug.channel.channel.Standing;
import io.snug.channel.copy.AccountRepository;
import io.snug.channel.message.MessageQueries;
import io.snug.platform.caller.Caller;
import io.snug.platform.dialect.rocketchat.RealtimeMethod;
import io.snug.platform.dialect.rocketchat.RocketChatCall;
import io.snug.platform.dialect.rocketchat.RocketChatMethods;
import io.snug.platform.dialect.rocketchat.RocketChatReply;
import io.snug.platform.dialect.rocketchat.WireDates;
import io.snug.platform.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Rocket.Chat's ways to change a room, over REST and as a realtime method.
///
/// @see <a href="https://developer.rocket.chat/apidocs/rename-group">Rocket.Chat: Rename Group</a>
public final class RoomChanges {
  private static final String SAVE = "saveRoomSettings";

  private final ChannelChanges changes;
  private final ChannelQueries channels;
  private final MessageQueries messages;
  private final AccountRepository accounts;

  public RoomChanges(
      ChannelChanges changes,
      ChannelQueries channels,
      MessageQueries messages,
      AccountRepository accounts) {
    this.changes = changes;
    this.channels = channels;
    this.messages = messages;
    this.accounts = accounts;
  }

  void addTo(RocketChatMethods methods) {
    methods.post("groups.rename", this::rename).post("rooms.saveRoomSettings", this::save);
  }

  public Map<String, RealtimeMethod> realtime() {
    return Map.of(SAVE, this::save);
  }

  private Mono<RocketChatReply> rename(RocketChatCall call) {
    var name = call.arguments().text("name");
    if (name == null || name.isBlank()) {
      return Mono.just(RocketChatReply.failure("The bodyParam \"name\" is required"));
    }
    var group = RoomTarget.ofGroup(call.arguments());
    var settings = RoomSettings.named(name);
    return isHandle(call.caller(), settings)
        .map(isHandle -> group(group, settings, isHandle))
        .flatMap(command -> changes.change(call.caller(), command))
        .map(RoomChangeEncoder::group)
        .flatMap(standing -> room(call.caller(), standing))
        .map(room -> RocketChatReply.ok("group", room));
  }

  private static ChangeChannel group(ChannelRef group, RoomSettings settings, boolean isHandle) {
    return new ChangeChannel(
        group,
        RocketChatAccess.GROUP,
        RocketChatAccess.EDIT,
        false,
        true,
        room -> settings.edit(room, isHandle));
  }

  /// The room as it is now. Its numbers are read after the change, which stands whatever becomes of
  /// that.
  private Mono<ObjectNode> room(Caller caller, Standing standing) {
    var room = RoomEncoder.room(standing.channel(), 0, null, WireDates.REST);
    return Mono.zip(
            channels.figures(caller, standing),
            messages.newest(standing.channel()).map(Optional::of).defaultIfEmpty(Optional.empty()),
            (figures, last) ->
                RoomEncoder.room(
                    standing.channel(), figures.members(), last.orElse(null), WireDates.REST))
        .onErrorReturn(room);
  }

  private Mono<RocketChatReply> save(RocketChatCall call) {
    var rid = call.arguments().text("rid");
    if (rid == null) {
      return Mono.just(RocketChatReply.invalidParams("must have required property 'rid'"));
    }
    var settings = call.arguments().body().deepCopy();
    settings.remove("rid");
    return save(call.caller(), rid, settings)
        .map(_ -> RocketChatReply.ok(Json.object().put("rid", rid)));
  }

  /// Room and settings, or room, one setting and its value.
  private Mono<ObjectNode> save(@Nullable Caller caller, ArrayNode params) {
    if (caller == null) {
      throw RoomChangeEncoder.fault("error-invalid-user", "Invalid user", SAVE);
    }
    if (!params.path(0).isString()) {
      throw RoomChangeEncoder.fault("error-invalid-room", "Invalid room", SAVE);
    }
    var rid = params.path(0).stringValue();
    return save(caller, rid, settings(params))
        .map(_ -> Json.object().put("result", true).put("rid", rid));
  }

  private static ObjectNode settings(ArrayNode params) {
    if (params.get(1) instanceof ObjectNode all) {
      return all;
    }
    if (!params.path(1).isString() || params.get(2) == null) {
      throw RoomSettings.invalid();
    }
    var one = Json.object();
    one.set(params.path(1).stringValue(), params.get(2));
    return one;
  }

  private Mono<Standing> save(Caller caller, String rid, ObjectNode wanted) {
    var settings = RoomSettings.of(wanted);
    return isHandle(caller, settings)
        .map(isHandle -> saving(rid, settings, isHandle))
        .flatMap(command -> changes.change(caller, command))
        .map(result -> RoomChangeEncoder.saved(caller, result));
  }

  private static ChangeChannel saving(String rid, RoomSettings settings, boolean isHandle) {
    return new ChangeChannel(
        ChannelRef.id(rid),
        RocketChatAccess.EDITABLE,
        RocketChatAccess.EDIT,
        true,
        true,
        room -> settings.edit(room, isHandle));
  }

  /// Rooms and people share one space of names when a room is renamed.
  private Mono<Boolean> isHandle(Caller caller, RoomSettings settings) {
    var name = settings.name();
    return name == null
        ? Mono.just(false)
        : accounts
            .find(caller.workspaceId(), List.of(name.strip()), List.of())
            .map(people -> !people.isEmpty());
  }
}
