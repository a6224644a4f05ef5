package io.snug.gateway.realtime.ddp;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/// What a client says over DDP.
///
/// @see <a href="https://github.com/meteor/meteor/blob/devel/packages/ddp/DDP.md">DDP
///   specification</a>
sealed interface DdpFrame {
  record Connect(String version, List<String> support) implements DdpFrame {}

  record Ping(@Nullable String id) implements DdpFrame {}

  record Pong() implements DdpFrame {}

  record Method(String id, String name, ArrayNode params) implements DdpFrame {}

  record Sub(String id, String name, ArrayNode params) implements DdpFrame {}

  record Unsub(String id) implements DdpFrame {}

  /// No frame at all, or one that lacks what it needs.
  record Malformed() implements DdpFrame {}
}
