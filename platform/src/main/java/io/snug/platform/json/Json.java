package io.snug.platform.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// JSON trees of our own and of our peers; [ClientJson] is for clients'. Wire shapes differ by
/// dialect, version and mood of the call, so encoders build trees rather than bind classes.
public final class Json {
  /// More than [ClientJson] takes: what it takes is wrapped several times.
  private static final int NESTING_MAX = 200;

  /// The mapper of the whole process. Instants are ISO-8601 text, decimals keep their digits, and
  /// what lies behind the document's end is an error.
  public static final JsonMapper MAPPER = mapper(NESTING_MAX);

  private Json() {}

  static JsonMapper mapper(int nestingMax) {
    var constraints = StreamReadConstraints.builder().maxNestingDepth(nestingMax).build();
    return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(constraints).build())
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build();
  }

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /// An array of texts.
  public static ArrayNode array(Iterable<String> texts) {
    var array = array();
    texts.forEach(array::add);
    return array;
  }

  /// Reads a document; throws [JacksonException] when it is none.
  public static JsonNode parse(String text) throws JacksonException {
    return MAPPER.readTree(text);
  }

  /// As [#parse(String)], from UTF-8, which is quicker for a long one that came as such.
  public static JsonNode parse(byte[] utf8) throws JacksonException {
    return MAPPER.readTree(utf8);
  }

  /// Reads a document that must be an object; anything else is a [JacksonException] or an
  /// [IllegalArgumentException].
  public static ObjectNode parseObject(String text) {
    return asObject(MAPPER.readTree(text));
  }

  /// As [#parseObject(String)], from UTF-8.
  public static ObjectNode parseObject(byte[] utf8) {
    return asObject(MAPPER.readTree(utf8));
  }

  static ObjectNode asObject(JsonNode node) {
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException("a JSON object was expected, not " + node.getNodeType());
  }

  public static String write(JsonNode node) {
    return MAPPER.writeValueAsString(node);
  }

  public static byte[] writeBytes(JsonNode node) {
    return MAPPER.writeValueAsBytes(node);
  }

  /// The member's text, or null where it is absent, JSON null or not a text.
  public static @Nullable String text(JsonNode object, String member) {
    var value = object.get(member);
    return value == null || !value.isString() ? null : value.stringValue();
  }

  /// The member's text; a missing one is a bug or a broken contract, and an exception.
  public static String requiredText(JsonNode object, String member) {
    var text = text(object, member);
    if (text == null) {
      throw new IllegalArgumentException("no text member \"" + member + "\"");
    }
    return text;
  }
}
