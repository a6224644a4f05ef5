package io.snug.channel.openwebui;

import io.snug.channel.channel.ChannelType;
import io.snug.channel.channel.CreateChannel;
import io.snug.channel.channel.Invitees;
import io.snug.channel.channel.Sharing;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.UserId;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.dialect.openwebui.OpenWebUiFault;
import io.snug.platform.dialect.openwebui.OpenWebUiReply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Turns a create form into the product's words.
final class OpenWebUiChannelDecoder {
  private OpenWebUiChannelDecoder() {}

  /// Refuses what this caller must not make, and a dm with nobody named.
  static void check(Caller caller, CreateForm form) {
    if (form.isStandard() && !caller.isAdmin()) {
      throw new OpenWebUiFault(OpenWebUiReply.unauthorized());
    }
    if (form.isDirect() && form.userIds() == null) {
      throw new OpenWebUiFault(OpenWebUiReply.detail(400, OpenWebUiReply.DEFAULT));
    }
  }

  static CreateChannel create(
      Caller caller, CreateForm form, List<UserId> groupMembers, Instant now) {
    var sharing =
        new Sharing(
            form.type(),
            form.description(),
            form.isPrivate(),
            form.data(),
            form.meta(),
            GrantDecoder.grants(caller, form.accessGrants(), now));
    var name = form.name().toLowerCase(Locale.ROOT);
    if (form.isStandard()) {
      var type = sharing.isReadableByEverybody() ? ChannelType.PUBLIC : ChannelType.PRIVATE;
      return CreateChannel.shared('C', type, name, Invitees.NOBODY, sharing, Dialect.OPEN_WEBUI);
    }
    var people = people(form, groupMembers);
    return form.isDirect()
        ? CreateChannel.shared('D', ChannelType.DIRECT, name, people, sharing, Dialect.OPEN_WEBUI)
        : CreateChannel.shared('C', ChannelType.PRIVATE, name, people, sharing, Dialect.OPEN_WEBUI);
  }

  private static Invitees people(CreateForm form, List<UserId> groupMembers) {
    var ids = new ArrayList<>(groupMembers);
    var userIds = form.userIds();
    if (userIds != null) {
      userIds.stream().filter(id -> !id.isBlank()).map(UserId::new).forEach(ids::add);
    }
    return Invitees.identified(ids);
  }
}
