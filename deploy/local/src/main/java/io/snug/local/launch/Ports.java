package io.snug.local.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Ports of this machine.
public final class Ports {
  private static final int FIRST = 20_000;
  private static final int LAST = 32_000;
  private static final int TRIES_MAX = 1_000;
  private static final RandomGenerator RANDOM = RandomGenerator.getDefault();

  private Ports() {}

  /// A port nobody listens on; `wish` itself where it is not 0.
  public static int claim(int wish) {
    if (wish == 0) {
      return free(1).getFirst();
    }
    try (var _ = new ServerSocket(wish)) {
      return wish;
    } catch (IOException e) {
      throw new LaunchFault(
          "port " + wish + " is taken by another program; choose another with --port N", e);
    }
  }

  /// Different ports that were free a moment ago. They lie below those that systems give to
  /// outgoing connections, so that none of these takes one while the program that listens there
  /// restarts.
  public static List<Integer> free(int count) {
    var sockets = new ArrayList<ServerSocket>();
    try {
      for (int tries = 0; sockets.size() < count && tries < TRIES_MAX; tries++) {
        listen(RANDOM.nextInt(FIRST, LAST + 1)).ifPresent(sockets::add);
      }
      if (sockets.size() < count) {
        throw new LaunchFault("there are no free ports from " + FIRST + " to " + LAST);
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      sockets.forEach(Ports::close);
    }
  }

  private static Optional<ServerSocket> listen(int port) {
    try {
      return Optional.of(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
