package io.snug.channel.channel;

import io.snug.platform.dialect.Dialect;
import io.snug.platform.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The wish for a new channel, in the product's words.
///
/// @param idLetter the kind of id clients expect: `G`, `C` or `D`
/// @param name as it will be stored; the dialect has made it fit
/// @param nameIsUnique whether no other channel of the workspace may have it
/// @param permission what the caller needs, or null where the dialect has checked already
/// @param sharing null for the usual one of the type
public record CreateChannel(
    char idLetter,
    ChannelType type,
    String name,
    String displayName,
    boolean nameIsUnique,
    Invitees invitees,
    boolean creatorJoins,
    boolean readOnly,
    String topic,
    String purpose,
    ObjectNode customFields,
    ObjectNode extra,
    @Nullable String permission,
    @Nullable Sharing sharing,
    Dialect origin) {

  /// A named channel with its creator as the only member.
  public static CreateChannel named(
      char idLetter, ChannelType type, String name, String permission, Dialect origin) {
    return new CreateChannel(
        idLetter,
        type,
        name,
        name,
        true,
        Invitees.NOBODY,
        true,
        false,
        "",
        "",
        Json.object(),
        Json.object(),
        permission,
        null,
        origin);
  }

  /// The one direct channel of the creator and these people.
  public static CreateChannel direct(Invitees people, Dialect origin) {
    return shared('D', ChannelType.DIRECT, "", people, null, origin);
  }

  /// A channel shared in its maker's own way, whose name others may have too.
  public static CreateChannel shared(
      char idLetter,
      ChannelType type,
      String name,
      Invitees people,
      @Nullable Sharing sharing,
      Dialect origin) {
    var purpose = sharing == null || sharing.description() == null ? "" : sharing.description();
    return new CreateChannel(
        idLetter,
        type,
        name,
        name,
        false,
        people,
        true,
        false,
        "",
        purpose,
        Json.object(),
        Json.object(),
        null,
        sharing,
        origin);
  }
}
