package io.snug.platform.dialect.openwebui;

import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/// One endpoint of Open WebUI's API.
@FunctionalInterface
public interface OpenWebUiMethod {
  /// Answers the call. An [OpenWebUiFault], thrown or signalled, is an answer too; any other
  /// failure becomes a 500 that says nothing.
  Mono<OpenWebUiReply> call(ServerRequest request);
}
