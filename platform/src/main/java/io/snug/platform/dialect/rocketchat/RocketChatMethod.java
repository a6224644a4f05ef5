package io.snug.platform.dialect.rocketchat;

import reactor.core.publisher.Mono;

/// One REST endpoint.
@FunctionalInterface
public interface RocketChatMethod {
  /// Answers the call. A [RocketChatFault], thrown or signalled, is an answer too; any other
  /// failure becomes a 500 that says nothing.
  Mono<RocketChatReply> call(RocketChatCall call);
}
