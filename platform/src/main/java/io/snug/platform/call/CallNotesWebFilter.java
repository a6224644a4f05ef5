package io.snug.platform.call;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Gives each call its [CallNotes], and its answer the header that says which peers are behind.
public final class CallNotesWebFilter implements WebFilter, Ordered {

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE + 150;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    var notes = new CallNotes();
    var response = exchange.getResponse();
    response.beforeCommit(
        () -> {
          var header = notes.header();
          if (header != null) {
            response.getHeaders().set(CallNotes.HEADER, header);
          }
          return Mono.empty();
        });
    return chain.filter(exchange).contextWrite(context -> context.put(CallNotes.class, notes));
  }
}
