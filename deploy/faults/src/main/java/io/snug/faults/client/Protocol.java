package io.snug.faults.client;

import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What a kind of socket speaks.
interface Protocol {
  URI address(URI gateway);

  /// Says who is there and subscribes to everything one may hear; returns when that is confirmed.
  ///
  /// @throws IOException when it is refused, or the socket breaks
  void greet(Socket socket, Credential credential) throws IOException, InterruptedException;

  /// What a frame tells; answers it where the protocol asks for an answer.
  News read(Socket socket, String frame) throws IOException, InterruptedException;

  /// A frame that asks for an action; null where sockets of this kind only listen.
  @Nullable String request(String id, Action action);

  /// What a frame is about.
  sealed interface News {
    record Message(String channel, String text) implements News {}

    /// The answer to a request.
    record Answered(String id, Answer answer) implements News {}

    record Nothing() implements News {}
  }
}
