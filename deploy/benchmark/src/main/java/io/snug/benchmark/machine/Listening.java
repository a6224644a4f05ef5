package io.snug.benchmark.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;

/// Servers that were just started, and when they can be talked to.
public final class Listening {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Listening() {}

  /// @param name of the server, for whoever reads that it does not start
  /// @throws IllegalStateException when it ends, or takes a minute
  public static void await(String name, Process process, int port) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!listens(port)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        process.destroy();
        throw new IllegalStateException(name + " does not start; see its log");
      }
      Thread.sleep(50); // nobody tells when a port is open
    }
  }

  private static boolean listens(int port) {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
