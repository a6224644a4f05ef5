package io.snug.platform.json;

import java.math.BigDecimal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.ValueNode;

/// JSON that clients send. Less is taken here than [Json] reads, so that all that is taken can be
/// wrapped in events, kept by the database, which writes numbers out in full, and read again.
public final class ClientJson {
  private static final int NESTING_MAX = 64;

  /// Enough for whatever a double can be, written out.
  private static final int DIGITS_MAX = 400;

  /// How much longer a document may become by its numbers being written out.
  private static final int DIGITS_ADDED_MAX = 64 * 1024;

  private static final ObjectReader READER = Json.mapper(NESTING_MAX).reader();

  private ClientJson() {}

  /// Reads a document; throws [JacksonException] when it is none.
  public static JsonNode parse(String text) throws JacksonException {
    return reader().readTree(text);
  }

  /// As [#parse(String)], from UTF-8.
  public static JsonNode parse(byte[] utf8) throws JacksonException {
    return reader().readTree(utf8);
  }

  /// Reads a document that must be an object; anything else is a [JacksonException] or an
  /// [IllegalArgumentException].
  public static ObjectNode parseObject(String text) {
    return Json.asObject(parse(text));
  }

  /// As [#parseObject(String)], from UTF-8.
  public static ObjectNode parseObject(byte[] utf8) {
    return Json.asObject(parse(utf8));
  }

  private static ObjectReader reader() {
    return READER.with(new Numbers());
  }

  /// The numbers of one document.
  private static final class Numbers extends JsonNodeFactory {
    private static final long serialVersionUID = 1L;

    private long added;

    @Override
    public ValueNode numberNode(BigDecimal number) {
      long digits = digits(number.precision(), number.scale());
      added += digits - number.precision();
      if (digits > DIGITS_MAX || added > DIGITS_ADDED_MAX) {
        throw new StreamConstraintsException("Number out of range");
      }
      return super.numberNode(number);
    }

    /// Without an exponent.
    private static long digits(long precision, long scale) {
      return scale < 0 ? precision - scale : Math.max(precision, scale);
    }
  }
}
