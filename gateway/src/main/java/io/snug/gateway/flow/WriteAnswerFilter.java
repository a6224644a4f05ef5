package io.snug.gateway.flow;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.snug.gateway.route.EdgeFilter;
import io.snug.gateway.route.EdgeFilterOrder;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;

/// Writes a copy of a service's answer.
///
/// What comes in lies in buffers that have to be given back, and passes from the thread of one
/// connection to that of another. A client that hangs up in between can leave one behind that
/// nobody gives back any more. A copy is nobody's to give back.
public final class WriteAnswerFilter extends NettyWriteResponseFilter implements EdgeFilter {
  public WriteAnswerFilter(
      List<MediaType> streamed, ObjectProvider<List<HttpHeadersFilter>> headersFilters) {
    super(streamed, headersFilters);
  }

  @Override
  public EdgeFilterOrder place() {
    return EdgeFilterOrder.WRITE_ANSWER;
  }

  @Override
  public int getOrder() {
    return place().order();
  }

  @Override
  protected DataBuffer wrap(ByteBuf received, ServerHttpResponse response) {
    try {
      return response.bufferFactory().wrap(ByteBufUtil.getBytes(received));
    } finally {
      received.release();
    }
  }
}
