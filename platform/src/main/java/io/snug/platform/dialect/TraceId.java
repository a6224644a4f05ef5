package io.snug.platform.dialect;

import java.util.regex.Pattern;
import org.springframework.web.reactive.function.server.ServerRequest;

/// The id that one client's call has in the logs of every service it went through. The gateway
/// gives it and answers it as the request's id.
///
/// @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context</a>
public final class TraceId {
  private static final Pattern TRACE_PARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-.*");
  private static final String NONE = "-";

  private TraceId() {}

  /// The request's trace id, or `-` where it carries none that can be read.
  public static String of(ServerRequest request) {
    var header = request.headers().firstHeader("traceparent");
    if (header == null) {
      return NONE;
    }
    var parts = TRACE_PARENT.matcher(header);
    return parts.matches() ? parts.group(1) : NONE;
  }
}
