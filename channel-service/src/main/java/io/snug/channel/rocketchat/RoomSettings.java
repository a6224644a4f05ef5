package io.snug.channel.rocketchat;

import io.snug.channel.change.ChannelEdit;
import io.snug.channel.channel.Channel;
import io.snug.platform.dialect.rocketchat.RocketChatFault;
import io.snug.platform.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The settings of a room that a client wants to be otherwise; null leaves one as it is.
record RoomSettings(
    @Nullable String name,
    @Nullable String topic,
    @Nullable String description,
    @Nullable String announcement,
    @Nullable Boolean readOnly) {
  private static final String NAME = "roomName";
  private static final String TOPIC = "roomTopic";
  private static final String DESCRIPTION = "roomDescription";
  private static final String ANNOUNCEMENT = "roomAnnouncement";
  private static final String READ_ONLY = "readOnly";

  static RoomSettings named(String name) {
    return new RoomSettings(name, null, null, null, null);
  }

  /// Reads them; a setting that Snug's rooms do not have is refused rather than passed over.
  static RoomSettings of(ObjectNode settings) {
    for (Map.Entry<String, JsonNode> setting : settings.properties()) {
      boolean fits =
          switch (setting.getKey()) {
            case NAME, TOPIC, DESCRIPTION, ANNOUNCEMENT -> setting.getValue().isString();
            case READ_ONLY -> setting.getValue().isBoolean();
            default -> false;
          };
      if (!fits) {
        throw invalid();
      }
    }
    return new RoomSettings(
        Json.text(settings, NAME),
        Json.text(settings, TOPIC),
        Json.text(settings, DESCRIPTION),
        Json.text(settings, ANNOUNCEMENT),
        settings.has(READ_ONLY) ? settings.path(READ_ONLY).booleanValue() : null);
  }

  static RocketChatFault invalid() {
    return RoomChangeEncoder.fault(
        "error-invalid-settings", "Invalid settings provided", "saveRoomSettings");
  }

  /// What differs from the room as it is. A name is looked at only when it is a new one.
  ///
  /// @param isHandle somebody is called by the new name
  ChannelEdit edit(Channel room, boolean isHandle) {
    if (name == null || name.equals(room.name())) {
      return edit(null, null);
    }
    var fitting = RoomName.of(name);
    if (isHandle) {
      throw duplicate(fitting.name());
    }
    return edit(fitting.name(), fitting.typed());
  }

  private ChannelEdit edit(@Nullable String newName, @Nullable String typed) {
    return new ChannelEdit(newName, typed, topic, description, announcement, readOnly, null);
  }

  private static RocketChatFault duplicate(String name) {
    return RocketChatFault.of(
        "error-duplicate-handle",
        "A room, team or user with name '" + name + "' already exists",
        Json.object()
            .put("function", "RocketChat.updateRoomName")
            .put("handle", HtmlUtils.htmlEscape(name, "UTF-8")));
  }
}
