package io.snug.gateway.edge;

import io.snug.gateway.fault.BodyTooLargeException;
import io.snug.gateway.fault.BodyTooSlowException;
import io.snug.gateway.fault.EdgeFault;
import io.snug.gateway.fault.EdgeRefusals;
import io.snug.gateway.route.Destination;
import io.snug.gateway.route.EdgeFilter;
import io.snug.gateway.route.EdgeFilterOrder;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/// Refuses bodies over the limit: by their declared length, and where no length is declared by
/// counting. What is too much is read and thrown away first, up to a multiple of the limit, for a
/// client that still sends when its connection is closed may never see the answer. A body that does
/// not end in time is given up, for until then it keeps a place at a service.
public final class BodyLimitFilter implements EdgeFilter {
  /// Whoever sends more than that many times the limit is cut off.
  private static final int THROWN_AWAY_TIMES = 32;

  private final long bytesMax;
  private final long thrownAwayMax;
  private final Duration timeMax;

  public BodyLimitFilter(EdgeProperties properties) {
    bytesMax = properties.bodyLimit().toBytes();
    thrownAwayMax = bytesMax * THROWN_AWAY_TIMES;
    timeMax = properties.requestTimeout();
  }

  @Override
  public EdgeFilterOrder place() {
    return EdgeFilterOrder.LIMIT_BODY;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    var request = exchange.getRequest();
    long length = request.getHeaders().getContentLength();
    if (length > bytesMax) {
      return throwAway(request, length).then(Mono.defer(() -> refuse(exchange)));
    }
    boolean lengthUnknown = request.getHeaders().containsHeader(HttpHeaders.TRANSFER_ENCODING);
    return chain.filter(
        length > 0 || lengthUnknown
            ? exchange.mutate().request(new Bounded(request, lengthUnknown)).build()
            : exchange);
  }

  private Mono<Void> refuse(ServerWebExchange exchange) {
    return EdgeRefusals.refuse(
        exchange, Destination.of(exchange).dialect(), new EdgeFault.BodyTooLarge(bytesMax));
  }

  /// Nothing, where the client waits for leave to send.
  private Mono<Void> throwAway(ServerHttpRequest request, long length) {
    return length > thrownAwayMax || request.getHeaders().containsHeader(HttpHeaders.EXPECT)
        ? Mono.empty()
        : request
            .getBody()
            .doOnNext(DataBufferUtils::release)
            .takeUntilOther(Mono.delay(timeMax))
            .then();
  }

  private final class Bounded extends ServerHttpRequestDecorator {
    private final boolean lengthUnknown;

    Bounded(ServerHttpRequest request, boolean lengthUnknown) {
      super(request);
      this.lengthUnknown = lengthUnknown;
    }

    @Override
    public Flux<DataBuffer> getBody() {
      var body = lengthUnknown ? counted(super.getBody()) : super.getBody();
      return body.takeUntilOther(Mono.delay(timeMax).then(Mono.error(BodyTooSlowException::new)));
    }

    /// A declared length is not exceeded: what comes after it is another request.
    private Flux<DataBuffer> counted(Flux<DataBuffer> body) {
      var seen = new AtomicLong();
      return body.<DataBuffer>handle((buffer, kept) -> count(buffer, seen, kept))
          .concatWith(Mono.defer(() -> judge(seen.get())));
    }

    private void count(DataBuffer buffer, AtomicLong seen, SynchronousSink<DataBuffer> kept) {
      long bytes = seen.addAndGet(buffer.readableByteCount());
      if (bytes <= bytesMax) {
        kept.next(buffer);
        return;
      }
      DataBufferUtils.release(buffer);
      if (bytes > thrownAwayMax) {
        kept.error(new BodyTooLargeException(bytesMax));
      }
    }

    private Mono<DataBuffer> judge(long bytes) {
      return bytes > bytesMax ? Mono.error(new BodyTooLargeException(bytesMax)) : Mono.empty();
    }
  }
}
