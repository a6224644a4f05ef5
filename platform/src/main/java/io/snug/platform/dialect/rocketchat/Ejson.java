package io.snug.platform.dialect.rocketchat;

import io.snug.platform.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// EJSON, the JSON of Meteor's DDP: the same trees as REST's, but dates are `{"$date": ms}`.
///
/// @see <a href="https://docs.meteor.com/api/ejson.html">Meteor: EJSON</a>
public final class Ejson {
  private Ejson() {}

  public static ObjectNode date(Instant instant) {
    return Json.object().put("$date", instant.toEpochMilli());
  }

  /// The instant of an EJSON date; null when the node is none.
  public static @Nullable Instant instant(@Nullable JsonNode node) {
    var millis = node == null ? null : node.get("$date");
    return millis == null || !millis.isIntegralNumber()
        ? null
        : Instant.ofEpochMilli(millis.longValue());
  }
}
