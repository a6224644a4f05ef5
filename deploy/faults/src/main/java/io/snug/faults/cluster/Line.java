package io.snug.faults.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// A TCP line that everybody on one side uses to reach the other, and that can be broken.
///
/// Each connection goes to the port that `target` names when it is opened, as with a Kubernetes
/// Service; where it names none, the connection is closed at once.
public final class Line implements AutoCloseable {
  private static final int CONNECT_MILLIS = 3000;
  private static final int BACKLOG = 512;

  private final ServerSocket door;
  private final Supplier<OptionalInt> target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean cut;
  private boolean frozen;
  private Duration delay = Duration.ZERO;

  private Line(ServerSocket door, Supplier<OptionalInt> target) {
    this.door = door;
    this.target = target;
  }

  /// A line on a port of its own.
  static Line to(Supplier<OptionalInt> target) {
    try {
      var door = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
      var line = new Line(door, target);
      Thread.ofVirtual().name("line-" + line.port()).start(line::accept);
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A line to one port.
  static Line to(int port) {
    return to(() -> OptionalInt.of(port));
  }

  public int port() {
    return door.getLocalPort();
  }

  /// Ends all connections and every new one at once.
  public void cut() {
    set(() -> cut = true);
    open.forEach(Line::end);
  }

  /// Connections stay open, new ones are accepted, and nothing passes, as when packets get lost.
  public void freeze() {
    set(() -> frozen = true);
  }

  /// Whatever passes is late by this much, in each direction.
  public void slow(Duration by) {
    set(() -> delay = by);
  }

  /// Undoes all of the above.
  public void heal() {
    set(
        () -> {
          cut = false;
          frozen = false;
          delay = Duration.ZERO;
        });
  }

  private void set(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits as long as the line makes wait; false when it is cut.
  private boolean pass() throws InterruptedException {
    Duration wait;
    lock.lock();
    try {
      while (frozen && !cut) {
        changed.await();
      }
      if (cut) {
        return false;
      }
      wait = delay;
    } finally {
      lock.unlock();
    }
    if (wait.isPositive()) {
      Thread.sleep(wait);
    }
    return true;
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        var near = door.accept();
        Thread.ofVirtual().start(() -> connect(near));
      } catch (IOException _) {
        // closed, or the caller was gone already
      }
    }
  }

  private void connect(Socket near) {
    open.add(near);
    try {
      var port = target.get();
      if (!pass() || port.isEmpty()) {
        close(near);
        return;
      }
      var far = new Socket();
      open.add(far);
      far.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port.getAsInt()), CONNECT_MILLIS);
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      var back = Thread.ofVirtual().start(() -> carry(far, near));
      carry(near, far);
      back.join();
      close(far);
    } catch (IOException | InterruptedException _) {
      // nobody there, or the line was closed
    } finally {
      close(near);
    }
  }

  /// Carries one direction to its end. A reset on one side is a reset on the other.
  private void carry(Socket from, Socket to) {
    var buffer = new byte[16384];
    try {
      var in = from.getInputStream();
      var out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (!pass()) {
          break;
        }
        out.write(buffer, 0, read);
      }
      to.shutdownOutput();
    } catch (IOException | InterruptedException _) {
      close(from);
      close(to);
    }
  }

  private void close(Socket socket) {
    open.remove(socket);
    end(socket);
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // gone already
    }
  }

  @Override
  public void close() {
    cut();
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
