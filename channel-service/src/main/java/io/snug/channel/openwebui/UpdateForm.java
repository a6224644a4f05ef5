package io.snug.channel.openwebui;

import io.snug.channel.change.ChannelEdit;
import io.snug.channel.channel.Channel;
import io.snug.channel.channel.Sharing;
import io.snug.platform.caller.Caller;
import io.snug.platform.dialect.openwebui.OpenWebUiBody;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The body of an update call. What it leaves out is emptied; only grants stay when none are given.
record UpdateForm(
    String name,
    @Nullable String description,
    @Nullable Boolean isPrivate,
    @Nullable ObjectNode data,
    @Nullable ObjectNode meta,
    @Nullable List<ObjectNode> accessGrants) {

  static UpdateForm read(OpenWebUiBody body) {
    var form =
        new UpdateForm(
            body.text("name", ""),
            body.optionalText("description"),
            body.optionalFlag("is_private"),
            body.optionalObject("data"),
            body.optionalObject("meta"),
            body.optionalObjects("access_grants"));
    // Members are changed elsewhere, but a form may name them.
    body.optionalTexts("user_ids");
    body.optionalTexts("group_ids");
    body.check();
    return form;
  }

  /// What differs from the channel as it is.
  ChannelEdit edit(Caller caller, Channel channel, Instant now) {
    var before = channel.sharing();
    var sharing =
        new Sharing(
            before.kind(),
            description,
            isPrivate,
            data,
            meta,
            accessGrants == null
                ? before.grants()
                : GrantDecoder.grants(caller, accessGrants, now));
    var purpose = Objects.requireNonNullElse(description, "");
    return new ChannelEdit(name, name, null, purpose, null, null, sharing);
  }
}
