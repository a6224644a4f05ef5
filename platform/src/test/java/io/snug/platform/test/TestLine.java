package io.snug.platform.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A line to a server that a test can cut, freeze or make slow, and mend again. While it is cut,
/// nobody gets through. While it is frozen, connections stay open and nothing comes through them,
/// as if the server's process were stopped.
public final class TestLine implements AutoCloseable {
  private final int port;
  private final int target;
  private volatile boolean frozen;
  private volatile Duration delay = Duration.ZERO;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private @Nullable ServerSocket door;

  TestLine(int port, int target) {
    this.port = port;
    this.target = target;
    mend();
  }

  /// A line to a local port, on a port of its own.
  public static TestLine to(int target) {
    try (var socket = new ServerSocket(0)) {
      int port = socket.getLocalPort();
      socket.close();
      return new TestLine(port, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return port;
  }

  public synchronized void mend() {
    if (door == null) {
      try {
        var opened = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        door = opened;
        Thread.ofVirtual().start(() -> accept(opened));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  public synchronized void cut() {
    close(door);
    door = null;
    open.forEach(TestLine::close);
    open.clear();
  }

  public synchronized void freeze() {
    frozen = true;
  }

  /// What was sent meanwhile goes on, in order.
  public synchronized void thaw() {
    frozen = false;
    notifyAll();
  }

  /// From now on every piece of what is sent, either way, takes that long.
  public void slow(Duration each) {
    delay = each;
  }

  @Override
  public void close() {
    thaw();
    cut();
  }

  private void accept(ServerSocket opened) {
    while (!opened.isClosed()) {
      try {
        connect(opened.accept());
      } catch (IOException _) {
        // the line was cut
      }
    }
  }

  private synchronized void connect(Socket near) throws IOException {
    var far = new Socket(InetAddress.getLoopbackAddress(), target);
    if (door == null) {
      close(near);
      close(far);
      return;
    }
    open.add(near);
    open.add(far);
    pass(near, far);
    pass(far, near);
  }

  private void pass(Socket from, Socket to) throws IOException {
    InputStream in = from.getInputStream();
    OutputStream out = to.getOutputStream();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                transfer(in, out);
              } catch (IOException | InterruptedException _) {
                // one of the ends is gone, so both are
              } finally {
                close(from);
                close(to);
                open.remove(from);
                open.remove(to);
              }
            });
  }

  private void transfer(InputStream in, OutputStream out) throws IOException, InterruptedException {
    var piece = new byte[16 * 1024];
    for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
      Thread.sleep(delay); // the slowness a test asked for
      awaitThaw();
      out.write(piece, 0, read);
    }
  }

  private synchronized void awaitThaw() throws InterruptedException {
    while (frozen) {
      wait();
    }
  }

  private static void close(@Nullable AutoCloseable end) {
    if (end != null) {
      try {
        end.close();
      } catch (Exception _) {
        // gone already
      }
    }
  }
}
