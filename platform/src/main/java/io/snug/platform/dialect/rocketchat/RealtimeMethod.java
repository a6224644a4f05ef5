package io.snug.platform.dialect.rocketchat;

import io.snug.platform.caller.Caller;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// One realtime method, called over DDP or over REST's `method.call`; it cannot tell which.
@FunctionalInterface
public interface RealtimeMethod {
  /// Answers the call with EJSON; empty means that the method returns nothing. A [RocketChatFault]
  /// is the caller's error; any other failure becomes a 500 that says nothing.
  ///
  /// @param caller null when nobody is logged in
  Mono<? extends JsonNode> call(@Nullable Caller caller, ArrayNode params);
}
