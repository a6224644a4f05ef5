package io.snug.platform.dialect.slack;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ReactiveHttpInputMessage;
import org.springframework.http.codec.multipart.DefaultPartHttpMessageReader;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// Multipart form data whose parts are plain fields, as Slack's SDKs send beside files.
final class SlackMultipart {
  private static final DefaultPartHttpMessageReader READER = inMemory();
  private static final ResolvableType PART = ResolvableType.forClass(Part.class);

  private SlackMultipart() {}

  static Mono<Map<String, JsonNode>> read(HttpHeaders headers, byte[] body) {
    if (!isClosed(body)) {
      throw SlackFault.of("invalid_form_data");
    }
    return Flux.defer(() -> READER.read(PART, new Input(headers, body), Map.of()))
        .ofType(FormFieldPart.class)
        .<Map<String, JsonNode>>collect(
            () -> new LinkedHashMap<String, JsonNode>(),
            (fields, part) -> fields.put(part.name(), StringNode.valueOf(part.value())))
        .onErrorMap(_ -> SlackFault.of("invalid_form_data"));
  }

  /// The body is in memory already; its parts need no files that somebody would have to delete.
  private static DefaultPartHttpMessageReader inMemory() {
    var reader = new DefaultPartHttpMessageReader();
    reader.setMaxInMemorySize(-1);
    return reader;
  }

  private static boolean isClosed(byte[] body) {
    var text = new String(body, StandardCharsets.ISO_8859_1).stripTrailing();
    return text.endsWith("--");
  }

  private static final class Input implements ReactiveHttpInputMessage {
    private final HttpHeaders headers;
    private final byte[] body;

    Input(HttpHeaders headers, byte[] body) {
      this.headers = headers;
      this.body = body;
    }

    @Override
    public HttpHeaders getHeaders() {
      return headers;
    }

    @Override
    public Flux<DataBuffer> getBody() {
      return Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body));
    }
  }
}
