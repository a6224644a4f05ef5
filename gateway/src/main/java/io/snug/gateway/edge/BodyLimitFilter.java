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

/// Refuses bodies over the limit: by their declared length before a byte is read, and where no
/// length is declared as soon as the bytes are too many. A body that does not end in time is given
/// up, for until then it keeps a place at a service.
public final class BodyLimitFilter implements EdgeFilter {
  private final long bytesMax;
  private final Duration timeMax;

  public BodyLimitFilter(EdgeProperties properties) {
    bytesMax = properties.bodyLimit().toBytes();
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
      return EdgeRefusals.refuse(
          exchange, Destination.of(exchange).dialect(), new EdgeFault.BodyTooLarge(bytesMax));
    }
    boolean lengthUnknown = request.getHeaders().containsHeader(HttpHeaders.TRANSFER_ENCODING);
    return chain.filter(
        length > 0 || lengthUnknown
            ? exchange.mutate().request(new Bounded(request)).build()
            : exchange);
  }

  private final class Bounded extends ServerHttpRequestDecorator {
    Bounded(ServerHttpRequest request) {
      super(request);
    }

    @Override
    public Flux<DataBuffer> getBody() {
      var seen = new AtomicLong();
      return super.getBody()
          .doOnNext(buffer -> count(buffer, seen))
          .takeUntilOther(Mono.delay(timeMax).then(Mono.error(BodyTooSlowException::new)));
    }

    private void count(DataBuffer buffer, AtomicLong seen) {
      if (seen.addAndGet(buffer.readableByteCount()) > bytesMax) {
        DataBufferUtils.release(buffer);
        throw new BodyTooLargeException(bytesMax);
      }
    }
  }
}
