package io.snug.local.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/// Ports of this machine.
public final class Ports {
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

  /// Different ports that were free a moment ago.
  public static List<Integer> free(int count) {
    var sockets = new ArrayList<ServerSocket>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      sockets.forEach(Ports::close);
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
