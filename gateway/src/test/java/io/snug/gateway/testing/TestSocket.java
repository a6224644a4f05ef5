package io.snug.gateway.testing;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.client.ReactorNettyWebSocketClient;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// A real WebSocket client that a test can talk to line by line.
public final class TestSocket implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final Sinks.Many<WebSocketMessage> sent = Sinks.many().unicast().onBackpressureBuffer();
  private final CompletableFuture<WebSocketSession> open = new CompletableFuture<>();
  private final CompletableFuture<CloseStatus> closed = new CompletableFuture<>();
  private final Disposable running;

  public TestSocket(String url) {
    running =
        new ReactorNettyWebSocketClient()
            .execute(
                URI.create(url),
                socket -> {
                  open.complete(socket);
                  socket.closeStatus().subscribe(closed::complete);
                  var in =
                      socket
                          .receive()
                          .doOnNext(message -> received.add(message.getPayloadAsText()))
                          .then();
                  return Mono.when(in, socket.send(sent.asFlux()));
                })
            .doFinally(_ -> closed.complete(CloseStatus.NO_STATUS_CODE))
            .subscribe(_ -> {}, failure -> open.completeExceptionally(failure));
    open.orTimeout(5, TimeUnit.SECONDS).join();
  }

  public TestSocket send(String text) {
    sent.emitNext(open.join().textMessage(text), Sinks.EmitFailureHandler.FAIL_FAST);
    return this;
  }

  public TestSocket sendBinary(byte[] bytes) {
    sent.emitNext(
        open.join().binaryMessage(factory -> factory.wrap(bytes)),
        Sinks.EmitFailureHandler.FAIL_FAST);
    return this;
  }

  /// The next frame.
  public String next() {
    try {
      var frame = received.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (frame == null) {
        throw new AssertionError("no frame came");
      }
      return frame;
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /// The next frame that contains a text; what came before it is dropped.
  public String nextWith(String text) {
    List<String> others = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      String frame;
      try {
        frame = next();
      } catch (AssertionError none) {
        throw new AssertionError("no frame with " + text + ", only " + others, none);
      }
      if (frame.contains(text)) {
        return frame;
      }
      others.add(frame);
    }
    throw new AssertionError("no frame with " + text + " among " + others);
  }

  public boolean hasNothing() {
    return received.isEmpty();
  }

  public CloseStatus closed() {
    return closed.orTimeout(5, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    running.dispose();
  }
}
