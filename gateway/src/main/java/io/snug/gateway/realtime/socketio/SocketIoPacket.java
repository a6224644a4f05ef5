package io.snug.gateway.realtime.socketio;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a client says: Engine.IO 4 packets, and Socket.IO 5 packets inside its messages.
///
/// @see <a href="https://socket.io/docs/v4/engine-io-protocol/">Engine.IO protocol</a>
/// @see <a href="https://socket.io/docs/v4/socket-io-protocol/">Socket.IO protocol</a>
sealed interface SocketIoPacket {
  /// The answer to our ping.
  record Pong() implements SocketIoPacket {}

  /// A ping with a payload, which only probes of a transport send; it wants the payload back.
  record Probe(String payload) implements SocketIoPacket {}

  record Close() implements SocketIoPacket {}

  /// Joins a namespace; ours is `/`.
  record Connect(String namespace, ObjectNode auth) implements SocketIoPacket {}

  record Disconnect() implements SocketIoPacket {}

  /// An event, with the id of the acknowledgement it wants or -1.
  record Event(String name, ArrayNode args, long ackId) implements SocketIoPacket {
    boolean wantsAck() {
      return ackId >= 0;
    }

    /// The first argument where it is an object.
    @Nullable ObjectNode payload() {
      return args.path(0) instanceof ObjectNode object ? object : null;
    }
  }

  /// Packets that mean nothing to us, such as acknowledgements of events we never asked them for.
  record Other() implements SocketIoPacket {}

  record Malformed() implements SocketIoPacket {}
}
