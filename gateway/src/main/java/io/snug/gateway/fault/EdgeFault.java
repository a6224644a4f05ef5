package io.snug.gateway.fault;

import java.time.Duration;
import java.util.List;

/// Why the edge does not let a request through, in no dialect's words.
public sealed interface EdgeFault {
  /// No service answers this method or path.
  record UnknownMethod(String method) implements EdgeFault {}

  /// A Slack request that cannot be read; the code is Slack's own.
  record BadRequest(String code, List<String> messages) implements EdgeFault {}

  /// A body that claims to be JSON and is not.
  record MalformedJson(long offset, String reason) implements EdgeFault {}

  record BodyTooLarge(long bytesMax) implements EdgeFault {}

  /// The body did not end in time.
  record BodyTooSlow() implements EdgeFault {}

  record NotAuthenticated(AuthenticationFault reason) implements EdgeFault {}

  record TooManyRequests(Duration retryAfter) implements EdgeFault {}

  /// The credential is good, but not of a kind that may do this.
  record TokenKindNotAllowed() implements EdgeFault {}

  record MissingScope(String needed, String provided) implements EdgeFault {}

  /// There is no room for the request now: nothing has happened.
  record Overloaded(Duration retryAfter) implements EdgeFault {}

  /// A service could not be asked: nothing has happened.
  record Unavailable() implements EdgeFault {}

  /// A service was asked and did not answer: nobody knows whether something has happened.
  record OutcomeUnknown() implements EdgeFault {}

  /// A fault of ours.
  record Broken() implements EdgeFault {}
}
