package io.snug.platform.dialect.slack;

import io.snug.platform.caller.Caller;
import reactor.core.publisher.Mono;

/// One Web API method behind the gateway: the token has been checked, the arguments are readable.
@FunctionalInterface
public interface SlackMethod {
  /// Answers the call. A [SlackFault], thrown or signalled, is an answer too; any other failure
  /// becomes what [io.snug.platform.database.Breakage] makes of it.
  Mono<SlackReply> call(Caller caller, SlackArguments arguments);
}
