package io.snug.faults.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A web socket whose frames are taken one after the other by the thread that owns it.
final class Socket implements AutoCloseable {
  private static final Duration OPEN_PATIENCE = Duration.ofSeconds(8);
  private static final Duration SEND_PATIENCE = Duration.ofSeconds(5);

  private final WebSocket socket;
  private final Frames frames;

  private Socket(WebSocket socket, Frames frames) {
    this.socket = socket;
    this.frames = frames;
  }

  static Socket open(HttpClient http, URI address) throws IOException, InterruptedException {
    var frames = new Frames();
    var opening =
        http.newWebSocketBuilder().connectTimeout(OPEN_PATIENCE).buildAsync(address, frames);
    try {
      var socket = opening.get(OPEN_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return new Socket(socket, frames);
    } catch (ExecutionException | TimeoutException e) {
      var _ = opening.thenAccept(WebSocket::abort);
      throw new IOException("no socket at " + address + ": " + e, e);
    }
  }

  void send(String text) throws IOException, InterruptedException {
    try {
      socket.sendText(text, true).get(SEND_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("nothing can be sent: " + e, e);
    }
  }

  /// The next frame; null where none comes in time.
  ///
  /// @throws IOException when the socket is closed and all its frames are taken
  @Nullable String take(Duration patience) throws IOException, InterruptedException {
    return frames.take(patience);
  }

  @Override
  public void close() {
    socket.abort();
  }

  private static final class Frames implements WebSocket.Listener {
    private final BlockingQueue<Frame> waiting = new LinkedBlockingQueue<>();
    private final StringBuilder half = new StringBuilder();

    /// @param end why there will be no more, instead of a text
    private record Frame(@Nullable String text, @Nullable String end) {}

    @Nullable String take(Duration patience) throws IOException, InterruptedException {
      var frame = waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (frame == null) {
        return null;
      }
      if (frame.end() != null) {
        throw new IOException(frame.end());
      }
      return frame.text();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      half.append(data);
      if (last) {
        waiting.add(new Frame(half.toString(), null));
        half.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      waiting.add(new Frame(null, "closed " + status + " " + reason));
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      waiting.add(new Frame(null, error.toString()));
    }
  }
}
