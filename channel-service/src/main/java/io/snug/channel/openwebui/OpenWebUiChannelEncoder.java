package io.snug.channel.openwebui;

import io.snug.channel.channel.Channel;
import io.snug.channel.channel.ChannelFigures;
import io.snug.channel.channel.ChannelPerson;
import io.snug.channel.channel.CreateChannelResult;
import io.snug.channel.channel.Grant;
import io.snug.channel.channel.Standing;
import io.snug.platform.caller.Caller;
import io.snug.platform.dialect.openwebui.OpenWebUiReply;
import io.snug.platform.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Channels as Open WebUI's objects. Times of channels are nanoseconds, times of grants seconds.
final class OpenWebUiChannelEncoder {
  private OpenWebUiChannelEncoder() {}

  static OpenWebUiReply created(CreateChannelResult result) {
    return switch (result) {
      case CreateChannelResult.Created(var channel, _) -> OpenWebUiReply.ok(channel(channel));
      case CreateChannelResult.Existing(var channel) -> OpenWebUiReply.ok(channel(channel));
      // Names are free here, and permissions were looked at before.
      case CreateChannelResult.NameTaken _ -> OpenWebUiReply.detail(400, OpenWebUiReply.DEFAULT);
      case CreateChannelResult.NotPermitted _ -> OpenWebUiReply.unauthorized();
    };
  }

  /// ChannelModel.
  static ObjectNode channel(Channel channel) {
    var sharing = channel.sharing();
    var node = Json.object();
    node.put("id", channel.id().value());
    node.put("user_id", channel.creator().id().value());
    node.put("type", sharing.kind());
    node.put("name", channel.name());
    node.put("description", description(channel));
    node.put("is_private", sharing.markedPrivate());
    node.set("data", sharing.data());
    node.set("meta", sharing.meta());
    node.set("access_grants", grants(channel));
    node.put("created_at", nanos(channel.createdAt()));
    node.put("updated_at", nanos(channel.updatedAt()));
    node.putNull("updated_by");
    node.put("archived_at", channel.archived() ? nanos(channel.updatedAt()) : null);
    node.putNull("archived_by");
    node.putNull("deleted_at");
    node.putNull("deleted_by");
    return node;
  }

  private static @Nullable String description(Channel channel) {
    var purpose = channel.purpose().value();
    return purpose.isEmpty() ? channel.sharing().description() : purpose;
  }

  private static ArrayNode grants(Channel channel) {
    var array = Json.array();
    for (Grant grant : channel.sharing().grants()) {
      array
          .addObject()
          .put("id", grant.id().toString())
          .put("resource_type", "channel")
          .put("resource_id", channel.id().value())
          .put("principal_type", grant.principalType())
          .put("principal_id", grant.principalId())
          .put("permission", grant.permission())
          .put("created_at", grant.createdAt().getEpochSecond());
    }
    return array;
  }

  /// ChannelFull of a group or dm: everybody in it is named.
  static ObjectNode withPeople(
      Caller caller, Standing standing, ChannelFigures figures, List<ChannelPerson> people) {
    var node = full(caller, standing, figures, true, people.size());
    var userIds = node.putArray("user_ids");
    var users = node.putArray("users");
    for (var person : people) {
      userIds.add(person.person().id().value());
      if (person.hasAccount()) {
        users.add(user(person));
      }
    }
    return node;
  }

  /// ChannelFull of a standard channel.
  static ObjectNode withGrants(
      Caller caller, Standing standing, ChannelFigures figures, boolean mayWrite, int readers) {
    var node = full(caller, standing, figures, mayWrite, readers);
    node.putNull("user_ids");
    node.putNull("users");
    return node;
  }

  private static ObjectNode full(
      Caller caller, Standing standing, ChannelFigures figures, boolean mayWrite, int users) {
    var membership = standing.membership();
    var readAt = membership == null ? null : membership.readAt();
    var node = channel(standing.channel());
    node.put(
        "is_manager",
        standing.channel().creator().id().equals(caller.userId()) || standing.leads());
    node.put("write_access", mayWrite);
    node.put("user_count", users);
    node.put("last_read_at", readAt == null ? null : nanos(readAt));
    node.put("unread_count", standing.isMember() ? figures.unread() : 0);
    return node;
  }

  private static ObjectNode user(ChannelPerson person) {
    return Json.object()
        .putNull("status_emoji")
        .putNull("status_message")
        .putNull("status_expires_at")
        .put("id", person.person().id().value())
        .put("name", person.person().name())
        .putNull("is_active");
  }

  static long nanos(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant) * 1000;
  }
}
