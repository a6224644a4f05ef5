package io.snug.gateway.edge;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A request whose body has been read and is passed on from memory.
public final class RepeatableRequest extends ServerHttpRequestDecorator {
  private static final byte[] NOTHING = {};

  private final HttpHeaders headers;
  private final byte[] body;

  private RepeatableRequest(ServerHttpRequest request, HttpHeaders headers, byte[] body) {
    super(request);
    this.headers = headers;
    this.body = body;
  }

  static RepeatableRequest of(ServerHttpRequest request, byte[] body) {
    return new RepeatableRequest(request, request.getHeaders(), body);
  }

  /// The same request with nothing in its body.
  static RepeatableRequest emptied(ServerHttpRequest request) {
    var headers = new HttpHeaders(request.getHeaders());
    headers.remove(HttpHeaders.TRANSFER_ENCODING);
    headers.setContentLength(0);
    return new RepeatableRequest(request, headers, NOTHING);
  }

  /// The whole body; empty where there is none.
  public static Mono<byte[]> read(ServerHttpRequest request) {
    return DataBufferUtils.join(request.getBody())
        .map(RepeatableRequest::bytes)
        .defaultIfEmpty(NOTHING);
  }

  private static byte[] bytes(DataBuffer buffer) {
    var bytes = new byte[buffer.readableByteCount()];
    buffer.read(bytes);
    DataBufferUtils.release(buffer);
    return bytes;
  }

  @Override
  public HttpHeaders getHeaders() {
    return headers;
  }

  @Override
  public Flux<DataBuffer> getBody() {
    return body.length == 0
        ? Flux.empty()
        : Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body));
  }
}
