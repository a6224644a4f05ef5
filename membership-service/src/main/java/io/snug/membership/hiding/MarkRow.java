package io.snug.membership.hiding;

import io.r2dbc.spi.Readable;
import io.snug.membership.copy.ChannelType;
import io.snug.membership.copy.Columns;
import io.snug.membership.membership.Told;
import io.snug.platform.outbox.NewEvent;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a statement about one's own membership found, and the event it wrote if it changed
/// anything. There is no row at all for a channel this service has not heard of.
///
/// @param member whether the caller was in the channel
record MarkRow(
    boolean member,
    ChannelType type,
    String channelName,
    boolean archived,
    long lastSeq,
    @Nullable NewEvent event) {

  static MarkRow of(Readable row) {
    return new MarkRow(
        Columns.flag(row, "member"),
        ChannelType.of(Objects.requireNonNull(row.get("channel_type", String.class))),
        Objects.requireNonNull(row.get("channel_name", String.class)),
        Columns.flag(row, "archived"),
        Columns.number(row, "last_seq"),
        Told.eventOrNull(row));
  }

  boolean isOwnAndOneOf(Set<ChannelType> types) {
    return member && types.contains(type);
  }

  boolean changed() {
    return event != null;
  }

  List<NewEvent> events() {
    return event == null ? List.of() : List.of(event);
  }
}
