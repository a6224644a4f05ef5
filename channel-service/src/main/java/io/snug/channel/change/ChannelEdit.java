package io.snug.channel.change;

import io.snug.channel.channel.Channel;
import io.snug.channel.channel.ChannelNote;
import io.snug.channel.channel.ChannelType;
import io.snug.channel.channel.Sharing;
import io.snug.channel.copy.StorableText;
import io.snug.platform.caller.UserId;
import io.snug.platform.dialect.Dialect;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What shall be different about a channel; null leaves a thing as it is.
///
/// @param name as it will be stored; the dialect has made it fit
/// @param displayName the same as it was typed
public record ChannelEdit(
    @Nullable String name,
    @Nullable String displayName,
    @Nullable String topic,
    @Nullable String purpose,
    @Nullable String announcement,
    @Nullable Boolean readOnly,
    @Nullable Sharing sharing) {

  /// Another name and nothing else.
  public static ChannelEdit rename(String name, String displayName) {
    return new ChannelEdit(name, displayName, null, null, null, null, null);
  }

  /// The channel under its new name: the next version, or the same one where the name stays. Only
  /// channels made where a name may be missing can lose theirs.
  Channel named(Channel before, Instant now) {
    if (name == null || (name.isBlank() && before.origin() != Dialect.OPEN_WEBUI)) {
      return before;
    }
    var newName = StorableText.of(name);
    var newDisplayName = StorableText.of(Objects.requireNonNullElse(displayName, newName));
    return newName.equals(before.name()) && newDisplayName.equals(before.displayName())
        ? before
        : before.renamed(newName, newDisplayName, now);
  }

  /// The channel with all but its name changed: the next version, or the same one where nothing
  /// differs.
  Channel edited(Channel before, UserId editor, Instant now) {
    var newSharing = sharing == null ? before.sharing() : storable(sharing);
    var after =
        before.changed(
            type(before, newSharing),
            note(before.topic(), topic, editor, now),
            note(before.purpose(), purpose, editor, now),
            announcement == null ? before.announcement() : StorableText.of(announcement),
            Objects.requireNonNullElse(readOnly, before.readOnly()),
            newSharing,
            now);
    return differs(before, after) ? after : before;
  }

  /// A channel that its maker shares by grants is found by everybody when everybody may read it.
  /// Elsewhere grants are kept and shown, and decide nothing about the kind of channel.
  private static ChannelType type(Channel before, Sharing sharing) {
    if (before.origin() != Dialect.OPEN_WEBUI || before.isDirect() || !sharing.isByGrant()) {
      return before.type();
    }
    return sharing.isReadableByEverybody() ? ChannelType.PUBLIC : ChannelType.PRIVATE;
  }

  private static ChannelNote note(
      ChannelNote before, @Nullable String text, UserId editor, Instant now) {
    return text == null || before.value().equals(StorableText.of(text))
        ? before
        : ChannelNote.of(StorableText.of(text), editor, now);
  }

  private static Sharing storable(Sharing sharing) {
    return new Sharing(
        StorableText.ofNullable(sharing.kind()),
        StorableText.ofNullable(sharing.description()),
        sharing.markedPrivate(),
        StorableText.ofNullable(sharing.data()),
        StorableText.ofNullable(sharing.meta()),
        sharing.grants());
  }

  private static boolean differs(Channel before, Channel after) {
    return before.type() != after.type()
        || before.readOnly() != after.readOnly()
        || !before.topic().equals(after.topic())
        || !before.purpose().equals(after.purpose())
        || !before.announcement().equals(after.announcement())
        || !before.sharing().equals(after.sharing());
  }
}
