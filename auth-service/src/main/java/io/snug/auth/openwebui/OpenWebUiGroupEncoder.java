package io.snug.auth.openwebui;

import io.snug.auth.group.GroupResult;
import io.snug.auth.group.UserGroup;
import io.snug.platform.dialect.openwebui.OpenWebUiReply;
import io.snug.platform.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/// User groups as Open WebUI shows them.
final class OpenWebUiGroupEncoder {
  private OpenWebUiGroupEncoder() {}

  static OpenWebUiReply encode(GroupResult result) {
    return switch (result) {
      case GroupResult.Done(var group) -> OpenWebUiReply.ok(group(group));
      case GroupResult.Deleted _ -> OpenWebUiReply.ok(BooleanNode.TRUE);
      case GroupResult.NoSuchGroup _ -> OpenWebUiReply.detail(401, OpenWebUiReply.NOT_FOUND);
      case GroupResult.NotPermitted _ -> OpenWebUiRequests.adminsOnly();
    };
  }

  /// As [#encode], for those who are not to see what the group may do.
  static OpenWebUiReply encodeInfo(GroupResult result) {
    var reply = encode(result);
    if (result instanceof GroupResult.Done && reply.body() instanceof ObjectNode group) {
      group.remove(List.of("permissions", "data"));
    }
    return reply;
  }

  static OpenWebUiReply list(List<UserGroup> groups) {
    var list = Json.array();
    groups.forEach(group -> list.add(group(group)));
    return OpenWebUiReply.ok(list);
  }

  private static ObjectNode group(UserGroup group) {
    var body =
        Json.object()
            .put("id", group.id())
            .put("user_id", group.createdBy())
            .put("name", group.name())
            .put("description", group.description());
    put(body, "data", group.data());
    put(body, "meta", group.meta());
    put(body, "permissions", group.permissions());
    return body.put("created_at", group.createdAt().getEpochSecond())
        .put("updated_at", group.updatedAt().getEpochSecond())
        .put("member_count", group.memberCount());
  }

  private static void put(ObjectNode body, String member, @Nullable ObjectNode value) {
    if (value == null) {
      body.putNull(member);
    } else {
      body.set(member, value);
    }
  }
}
