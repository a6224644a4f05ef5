package io.snug.channel.openwebui;

import io.snug.platform.dialect.openwebui.OpenWebUiBody;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The body of a create call.
///
/// @param type null for an empty one: both mean standard
record CreateForm(
    @Nullable String type,
    String name,
    @Nullable String description,
    @Nullable Boolean isPrivate,
    @Nullable List<String> userIds,
    @Nullable List<String> groupIds,
    @Nullable List<ObjectNode> accessGrants,
    @Nullable ObjectNode data,
    @Nullable ObjectNode meta) {

  static CreateForm read(OpenWebUiBody body) {
    var type = body.optionalText("type");
    var form =
        new CreateForm(
            type == null || type.isEmpty() ? null : type,
            body.text("name", ""),
            body.optionalText("description"),
            body.optionalFlag("is_private"),
            body.optionalTexts("user_ids"),
            body.optionalTexts("group_ids"),
            body.optionalObjects("access_grants"),
            body.optionalObject("data"),
            body.optionalObject("meta"));
    body.check();
    return form;
  }

  boolean isDirect() {
    return "dm".equals(type);
  }

  boolean isGroup() {
    return "group".equals(type);
  }

  boolean isStandard() {
    return !isDirect() && !isGroup();
  }
}
