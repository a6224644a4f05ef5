package io.snug.gateway.fault;

import java.net.ConnectException;
import java.net.UnknownHostException;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/// Which failures prove that a service has never heard of the call.
public final class Untouched {
  private Untouched() {}

  public static boolean isProvenBy(Throwable failure) {
    return switch (failure) {
      case ConnectException _,
          UnknownHostException _,
          PoolAcquireTimeoutException _,
          PoolAcquirePendingLimitException _,
          UnavailableException _ ->
          true;
      case WebClientRequestException request ->
          request.getCause() != null && isProvenBy(request.getCause());
      default -> false;
    };
  }
}
