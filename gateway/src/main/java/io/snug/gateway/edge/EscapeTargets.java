package io.snug.gateway.edge;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/// Escapes what is illegal in request targets before anybody parses them: the web server would
/// answer 400 without a word.
@Sharable
final class EscapeTargets extends ChannelInboundHandlerAdapter implements NettyServerCustomizer {
  @Override
  public HttpServer apply(HttpServer server) {
    return server.doOnChannelInit(
        (_, channel, _) -> channel.pipeline().addAfter(NettyPipeline.HttpCodec, null, this));
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request) {
      int illegal = RequestTarget.firstIllegal(request.uri());
      if (illegal >= 0) {
        request.setUri(RequestTarget.escaped(request.uri(), illegal));
      }
    }
    context.fireChannelRead(message);
  }
}
