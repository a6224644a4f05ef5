package io.snug.platform.dialect;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/// The bytes of a request, whatever it says they are.
///
/// Spring's own readers refuse a content type they cannot parse or a charset they do not know
/// before a dialect gets to say what it thinks of it.
public final class RequestBody {
  /// The edge lets no more pass; peers may send long batches of events.
  private static final int BYTES_MAX = 16 * 1024 * 1024;

  private static final byte[] NONE = {};

  private RequestBody() {}

  /// The whole body; no bytes where there is none. One that is too long ends in status 413.
  public static Mono<byte[]> read(ServerRequest request) {
    return DataBufferUtils.join(request.exchange().getRequest().getBody(), BYTES_MAX)
        .map(RequestBody::bytes)
        .defaultIfEmpty(NONE)
        .onErrorMap(
            DataBufferLimitException.class,
            _ -> new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE));
  }

  private static byte[] bytes(DataBuffer buffer) {
    try {
      var bytes = new byte[buffer.readableByteCount()];
      buffer.read(bytes);
      return bytes;
    } finally {
      DataBufferUtils.release(buffer);
    }
  }
}
