package io.snug.gateway.edge;

import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/// What a request is called in logs, answers and by the services.
///
/// @param own 32 hexadecimal digits, unique; also the trace id where the client sent no trace
/// @param shown the client's own id where it sent a decent one, otherwise ours
public record RequestId(String own, String shown) {
  /// The header both ways.
  public static final String HEADER = "X-Request-Id";

  private static final Pattern DECENT = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final char[] DIGITS = "0123456789abcdef".toCharArray();

  static RequestId of(@Nullable String presented) {
    var random = ThreadLocalRandom.current();
    var own = hex(random.nextLong(), random.nextLong());
    if (presented != null && DECENT.matcher(presented).matches()) {
      return new RequestId(own, presented);
    }
    return new RequestId(own, own);
  }

  /// The id of a request that [RequestIdFilter] has seen.
  public static RequestId in(ServerWebExchange exchange) {
    return exchange.getRequiredAttribute(RequestId.class.getName());
  }

  void keepIn(ServerWebExchange exchange) {
    exchange.getAttributes().put(RequestId.class.getName(), this);
  }

  /// A W3C trace parent that starts at this request, not sampled.
  public String traceParent() {
    return "00-" + own + '-' + own.substring(0, 16) + "-00";
  }

  private static String hex(long high, long low) {
    var text = new char[32];
    for (int i = 0; i < 16; i++) {
      text[15 - i] = DIGITS[(int) (high >>> (4 * i)) & 15];
      text[31 - i] = DIGITS[(int) (low >>> (4 * i)) & 15];
    }
    return new String(text);
  }
}
