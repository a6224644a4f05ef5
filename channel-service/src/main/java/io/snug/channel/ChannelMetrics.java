package io.snug.channel;

import io.micrometer.core.instrument.MeterRegistry;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.dialect.rocketchat.RealtimeMethod;
import io.snug.platform.dialect.rocketchat.RocketChatFault;
import io.snug.platform.dialect.slack.SlackFault;
import io.snug.platform.dialect.slack.SlackMethod;
import io.snug.platform.dialect.slack.SlackReply;
import java.util.Map;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/// Counts outcomes where the HTTP status does not tell them: Slack answers 200 to everything, and
/// so do realtime methods.
public final class ChannelMetrics {
  /// Calls by dialect, method and outcome: `ok`, an error code of the dialect, or `broken`.
  public static final String OUTCOMES = "snug.channel.outcomes";

  private final MeterRegistry meters;

  public ChannelMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  /// The same methods, counted.
  public Map<String, SlackMethod> slack(Map<String, SlackMethod> methods) {
    return methods.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, entry -> countedCall(entry.getKey(), entry.getValue())));
  }

  /// The same methods, counted.
  public Map<String, RealtimeMethod> realtime(Map<String, RealtimeMethod> methods) {
    return methods.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, entry -> countedMethod(entry.getKey(), entry.getValue())));
  }

  private SlackMethod countedCall(String name, SlackMethod method) {
    return (caller, arguments) ->
        Mono.defer(() -> method.call(caller, arguments))
            .doOnNext(reply -> count(Dialect.SLACK, name, outcome(reply)))
            .doOnError(failure -> count(Dialect.SLACK, name, outcome(failure)));
  }

  private RealtimeMethod countedMethod(String name, RealtimeMethod method) {
    return (caller, params) ->
        Mono.defer(() -> method.call(caller, params))
            .doOnSuccess(_ -> count(Dialect.ROCKET_CHAT, name, "ok"))
            .doOnError(failure -> count(Dialect.ROCKET_CHAT, name, outcome(failure)));
  }

  private void count(Dialect dialect, String method, String outcome) {
    meters
        .counter(OUTCOMES, "dialect", dialect.wireName(), "method", method, "outcome", outcome)
        .increment();
  }

  private static String outcome(SlackReply reply) {
    return reply.error() == null ? "ok" : reply.error();
  }

  private static String outcome(Throwable failure) {
    return switch (failure) {
      case SlackFault fault -> fault.code();
      case RocketChatFault fault -> fault.code().asString();
      default -> "broken";
    };
  }
}
