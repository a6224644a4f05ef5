package io.snug.gateway.realtime.ddp;

import java.util.List;

/// How DDP documents are packed into the text frames of a socket.
interface DdpWire {
  /// The documents in a client's text frame.
  List<String> unpack(String text);

  /// The text frame for a document.
  String pack(String document);

  /// Text that comes before everything else; empty for none.
  String opening();

  /// One document per text frame, as `/websocket` speaks.
  DdpWire PLAIN =
      new DdpWire() {
        @Override
        public List<String> unpack(String text) {
          return text.isEmpty() ? List.of() : List.of(text);
        }

        @Override
        public String pack(String document) {
          return document;
        }

        @Override
        public String opening() {
          return "";
        }
      };
}
