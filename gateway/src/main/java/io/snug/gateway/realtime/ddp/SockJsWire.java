package io.snug.gateway.realtime.ddp;

import io.snug.gateway.realtime.ProtocolException;
import io.snug.platform.json.ClientJson;
import io.snug.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.reactive.socket.CloseStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// SockJS framing: `o` first, then arrays of documents, each a JSON text inside JSON.
///
/// @see <a href="https://sockjs.github.io/sockjs-protocol/sockjs-protocol-0.3.3.html">SockJS
///   protocol</a>
final class SockJsWire implements DdpWire {
  @Override
  public List<String> unpack(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    var frame = parse(text);
    var documents = new ArrayList<String>();
    if (frame.isString()) {
      documents.add(frame.stringValue());
    } else {
      frame.forEach(document -> documents.add(document.asString()));
    }
    return documents;
  }

  private static JsonNode parse(String text) {
    try {
      return ClientJson.parse(text);
    } catch (JacksonException _) {
      throw new ProtocolException(CloseStatus.PROTOCOL_ERROR);
    }
  }

  @Override
  public String pack(String document) {
    return "a" + Json.write(Json.array().add(document));
  }

  @Override
  public String opening() {
    return "o";
  }
}
