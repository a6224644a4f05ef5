package io.snug.platform.dialect.slack;

import io.snug.platform.json.ClientJson;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// Reads a Web API request as Slack does: which media types count, which charsets, which argument
/// names, and what is merely warned about.
///
/// @see <a href="https://docs.slack.dev/apis/web-api/">Slack: Using the Web API</a>
public final class SlackArgumentsReader {
  private static final int NAME_MAX = 255;

  private final HttpHeaders headers;
  private final MultiValueMap<String, String> query;

  public SlackArgumentsReader(HttpHeaders headers, MultiValueMap<String, String> query) {
    this.headers = headers;
    this.query = query;
  }

  /// The arguments, or a [SlackFault] that carries the warnings found so far.
  public Mono<SlackArguments> read(HttpMethod method, byte[] body) {
    return Mono.defer(() -> HttpMethod.GET.equals(method) ? withoutBody() : withBody(body))
        .doOnNext(SlackArgumentsReader::checkNames);
  }

  private Mono<SlackArguments> withoutBody() {
    return Mono.just(new SlackArguments(queryValues(), List.of()));
  }

  private Mono<SlackArguments> withBody(byte[] body) {
    var declared = headers.getFirst(HttpHeaders.CONTENT_TYPE);
    if (declared == null || declared.isBlank()) {
      if (body.length > 0) {
        throw SlackFault.of("missing_post_type");
      }
      return withoutBody();
    }
    var type = SlackPostType.parse(declared);
    var warnings = type.warnings();
    try {
      return readAs(type, type.charset(), body, warnings)
          .onErrorMap(SlackFault.class, fault -> fault.withWarnings(warnings));
    } catch (SlackFault fault) {
      throw fault.withWarnings(warnings);
    }
  }

  private Mono<SlackArguments> readAs(
      SlackPostType type, Charset charset, byte[] body, List<String> warnings) {
    return switch (type.name()) {
      case "application/json" -> Mono.just(new SlackArguments(json(body, charset), warnings));
      case "application/x-www-form-urlencoded", "text/plain" ->
          Mono.just(new SlackArguments(form(body, charset), warnings));
      case "multipart/form-data" ->
          SlackMultipart.read(headers, body)
              .map(parts -> new SlackArguments(over(queryValues(), parts), warnings));
      default -> {
        if (body.length == 0) {
          yield withoutBody();
        }
        throw SlackFault.of("invalid_post_type");
      }
    };
  }

  /// JSON arguments stand alone: the query string is not read beside them.
  private static Map<String, JsonNode> json(byte[] body, Charset charset) {
    var values = new LinkedHashMap<String, JsonNode>();
    if (body.length == 0) {
      return values;
    }
    JsonNode document;
    try {
      document = ClientJson.parse(new String(body, charset));
    } catch (JacksonException _) {
      throw SlackFault.of("invalid_json");
    }
    if (!document.isObject()) {
      throw SlackFault.of("json_not_object");
    }
    for (var member : document.properties()) {
      if (!member.getValue().isNull()) {
        values.put(member.getKey(), member.getValue());
      }
    }
    return values;
  }

  private Map<String, JsonNode> form(byte[] body, Charset charset) {
    var fields = new LinkedHashMap<String, JsonNode>();
    for (var field : SlackForm.decode(body, charset)) {
      fields.put(field.name(), StringNode.valueOf(field.value()));
    }
    return over(queryValues(), fields);
  }

  private Map<String, JsonNode> queryValues() {
    var values = new LinkedHashMap<String, JsonNode>();
    for (var entry : query.entrySet()) {
      @Nullable String last = entry.getValue().isEmpty() ? null : entry.getValue().getLast();
      values.put(entry.getKey(), StringNode.valueOf(last == null ? "" : last));
    }
    return values;
  }

  private static Map<String, JsonNode> over(
      Map<String, JsonNode> below, Map<String, JsonNode> above) {
    below.putAll(above);
    return below;
  }

  private static void checkNames(SlackArguments arguments) {
    var names = new ArrayList<>(arguments.values().keySet());
    if (names.stream().anyMatch(SlackArgumentsReader::isPhpArray)) {
      throw SlackFault.of("invalid_array_arg").withWarnings(arguments.warnings());
    }
    if (!names.stream().allMatch(SlackArgumentsReader::isName)) {
      throw SlackFault.of("invalid_arg_name").withWarnings(arguments.warnings());
    }
  }

  /// Ends with a pair of brackets.
  private static boolean isPhpArray(String name) {
    int last = name.length() - 1;
    return name.endsWith("]") && name.lastIndexOf('[') > name.lastIndexOf(']', last - 1);
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.length() <= NAME_MAX
        && name.chars().allMatch(SlackArgumentsReader::isInNames);
  }

  private static boolean isInNames(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }
}
