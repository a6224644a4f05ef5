package io.snug.platform.dialect.rocketchat;

import io.snug.platform.json.ClientJson;
import io.snug.platform.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The parameters of one REST call: the query, and the body of a POST, which may be JSON or a form.
/// A body that cannot be read counts as an empty one, so that the answer speaks of the parameter
/// that is missing.
public record RocketChatArguments(MultiValueMap<String, String> query, ObjectNode body) {

  static RocketChatArguments of(
      MultiValueMap<String, String> query, @Nullable MediaType type, byte[] body) {
    return new RocketChatArguments(query, readBody(type, body));
  }

  private static ObjectNode readBody(@Nullable MediaType type, byte[] body) {
    if (body.length == 0) {
      return Json.object();
    }
    try {
      return MediaType.APPLICATION_FORM_URLENCODED.equalsTypeAndSubtype(type)
          ? readForm(new String(body, StandardCharsets.UTF_8))
          : ClientJson.parseObject(body);
    } catch (JacksonException | IllegalArgumentException _) {
      return Json.object();
    }
  }

  private static ObjectNode readForm(String form) {
    var fields = Json.object();
    for (var pair : form.split("&")) {
      int equals = pair.indexOf('=');
      var name = equals < 0 ? pair : pair.substring(0, equals);
      var value = equals < 0 ? "" : pair.substring(equals + 1);
      fields.put(
          URLDecoder.decode(name, StandardCharsets.UTF_8),
          URLDecoder.decode(value, StandardCharsets.UTF_8));
    }
    return fields;
  }

  /// A member of the body as it came; null where it is absent or JSON null.
  public @Nullable JsonNode value(String name) {
    var value = body.get(name);
    return value == null || value.isNull() ? null : value;
  }

  /// A text member of the body; null where it is absent or no text.
  public @Nullable String text(String name) {
    return Json.text(body, name);
  }

  /// A boolean member of the body, also as the text `true` or `false`; null where absent or
  /// neither.
  public @Nullable Boolean flag(String name) {
    var value = body.get(name);
    if (value == null) {
      return null;
    }
    return switch (value.asString("")) {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> null;
    };
  }

  /// A query parameter; null where it is absent.
  public @Nullable String parameter(String name) {
    return query.getFirst(name);
  }

  /// A parameter wherever it is: in the query of a GET, in the body of a POST.
  public @Nullable String anywhere(String name) {
    var inBody = text(name);
    return inBody != null ? inBody : parameter(name);
  }
}
