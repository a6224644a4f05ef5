package io.snug.benchmark.socket;

import java.net.http.WebSocket;

/// A socket with no protocol: greeted when it is open, and then told whatever is posted.
final class BareSocket extends LiveSocket {
  BareSocket(Latencies latencies) {
    super(latencies);
  }

  @Override
  void heard(WebSocket socket, String text) {
    ready();
  }
}
