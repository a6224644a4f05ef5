package io.snug.membership.timeline;

import io.r2dbc.postgresql.codec.Json;
import io.snug.membership.copy.Fields;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// A message as its events tell it. What statements read from its data is there.
record Posted(Instant sentAt, long version, ObjectNode data) {
  static Posted of(ObjectNode data) {
    var fields = Fields.of(data);
    fields.text("id");
    fields.text("channelId");
    fields.fields("author").text("id");
    return new Posted(fields.instant("sentAt"), fields.number("version", 1), data);
  }

  /// The messages as an array.
  static Json json(List<Posted> messages) {
    return Json.of(messages.stream().map(Posted::data).toList().toString());
  }
}
