package io.snug.benchmark.socket;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A client's socket. It answers pings, hands whole frames on, and notes how long ago a message was
/// sent that says when it was.
abstract class LiveSocket implements WebSocket.Listener {
  /// As the senders of the run write it.
  private static final Pattern SENT = Pattern.compile("sent (\\d{16})");

  private static final long PATIENCE_SECONDS = 30;

  private final Latencies latencies;
  private final StringBuilder frame = new StringBuilder();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private volatile String latest = "nothing";
  private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);

  LiveSocket(Latencies latencies) {
    this.latencies = latencies;
  }

  /// Opens the socket; done when the client is logged in and listens.
  CompletableFuture<Void> open(HttpClient http, URI address) {
    return http.newWebSocketBuilder()
        .buildAsync(address, this)
        .thenCompose(_ -> ready)
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .exceptionallyCompose(failure -> CompletableFuture.failedFuture(explained(failure)));
  }

  private IllegalStateException explained(Throwable failure) {
    return new IllegalStateException(
        "a socket does not get ready; the last it heard was: " + latest, failure);
  }

  final void ready() {
    ready.complete(null);
  }

  final void fail(String reason) {
    ready.completeExceptionally(new IllegalStateException(reason));
  }

  /// Sends a frame after those before it: a socket takes one at a time.
  final synchronized void send(WebSocket socket, String text) {
    sending = sending.thenCompose(_ -> socket.sendText(text, true));
  }

  /// A whole frame came that is no message with a time.
  abstract void heard(WebSocket socket, String text);

  @Override
  public final @Nullable CompletionStage<?> onText(
      WebSocket socket, CharSequence part, boolean last) {
    frame.append(part);
    if (last) {
      var text = frame.toString();
      frame.setLength(0);
      latest = text;
      var sent = SENT.matcher(text);
      if (sent.find()) {
        latencies.note(now() - Long.parseLong(sent.group(1)));
      } else {
        heard(socket, text);
      }
    }
    socket.request(1);
    return null;
  }

  private static long now() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }

  @Override
  public final void onError(WebSocket socket, Throwable error) {
    ready.completeExceptionally(error);
  }

  @Override
  public final @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
    fail("closed with " + status + " " + reason);
    return null;
  }
}
