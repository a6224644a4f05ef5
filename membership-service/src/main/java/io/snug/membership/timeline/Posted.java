package io.snug.membership.timeline;

import io.r2dbc.postgresql.codec.Json;
import io.snug.membership.copy.Fields;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A message as its events tell it.
///
/// @param seq its number in the main timeline; null for a thread reply that is not shown there
record Posted(
    String id,
    String channelId,
    String authorId,
    @Nullable Long seq,
    Instant sentAt,
    Set<String> mentions,
    boolean mentionsAll,
    String origin,
    long version,
    ObjectNode data) {
  static Posted of(ObjectNode data) {
    var fields = Fields.of(data);
    return new Posted(
        fields.text("id"),
        fields.text("channelId"),
        fields.fields("author").text("id"),
        fields.numberOrNull("seq"),
        fields.instant("sentAt"),
        fields.texts("mentions"),
        fields.flag("mentionsAll"),
        fields.text("origin", ""),
        fields.number("version", 1),
        data);
  }

  /// The messages as an array.
  static Json json(Collection<Posted> messages) {
    return Json.of(messages.stream().map(Posted::data).toList().toString());
  }

  boolean isInMainTimeline() {
    return seq != null;
  }

  boolean mentionsAnybody() {
    return mentionsAll || !mentions.isEmpty();
  }
}
