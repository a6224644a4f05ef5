package io.snug.platform.dialect.openwebui;

import io.snug.platform.dialect.MediaTypes;
import io.snug.platform.dialect.RequestBody;
import io.snug.platform.json.ClientJson;
import io.snug.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/// A JSON body read with Pydantic's rules: lax booleans, strict texts, and one list of all that is
/// wrong. Read every field, then call [#check]; before it the values of faulty fields are defaults.
///
/// @see <a href="https://docs.pydantic.dev/latest/errors/validation_errors/">Pydantic: Validation
///   errors</a>
public final class OpenWebUiBody {
  private final ObjectNode fields;
  private final ArrayNode faults = Json.array();

  private OpenWebUiBody(ObjectNode fields) {
    this.fields = fields;
  }

  /// Reads the body; what is no JSON object ends in an [OpenWebUiFault] with status 422.
  public static Mono<OpenWebUiBody> read(ServerRequest request) {
    return RequestBody.read(request).map(body -> of(body, isJson(request)));
  }

  private static boolean isJson(ServerRequest request) {
    var type = MediaTypes.of(request.headers().asHttpHeaders());
    return type != null
        && (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"));
  }

  static OpenWebUiBody of(byte[] body, boolean declaredAsJson) {
    if (body.length == 0) {
      throw unprocessable(fault("missing", "Field required", NullNode.getInstance(), location()));
    }
    if (!declaredAsJson) {
      throw notAnObject(
          Json.MAPPER.getNodeFactory().stringNode(new String(body, StandardCharsets.UTF_8)));
    }
    JsonNode document;
    try {
      document = ClientJson.parse(body);
    } catch (JacksonException e) {
      throw unprocessable(invalidJson(e));
    }
    if (document instanceof ObjectNode object) {
      return new OpenWebUiBody(object);
    }
    throw notAnObject(document);
  }

  private static ObjectNode invalidJson(JacksonException e) {
    var location = e.getLocation();
    long offset = location == null ? 0 : Math.max(0, location.getByteOffset());
    var where = Json.array().add("body").add(offset);
    var fault = fault("json_invalid", "JSON decode error", Json.object(), where);
    fault.set("ctx", Json.object().put("error", e.getOriginalMessage()));
    return fault;
  }

  private static OpenWebUiFault notAnObject(JsonNode input) {
    return unprocessable(
        fault(
            "model_attributes_type",
            "Input should be a valid dictionary or object to extract fields from",
            input,
            location()));
  }

  /// A text that may be left out, but not be null.
  public String text(String name, String absent) {
    var value = fields.get(name);
    return value == null ? absent : orElse(asText(value, location(name)), absent);
  }

  /// A text that has to be there.
  public String requiredText(String name) {
    if (!fields.has(name)) {
      faults.add(fault("missing", "Field required", fields, location(name)));
    }
    return text(name, "");
  }

  public @Nullable String optionalText(String name) {
    var value = present(name);
    return value == null ? null : asText(value, location(name));
  }

  public @Nullable Boolean optionalFlag(String name) {
    var value = present(name);
    return value == null ? null : asFlag(value, location(name));
  }

  /// A boolean that has to be there.
  public boolean requiredFlag(String name) {
    var value = fields.get(name);
    if (value == null) {
      faults.add(fault("missing", "Field required", fields, location(name)));
      return false;
    }
    return Boolean.TRUE.equals(asFlag(value, location(name)));
  }

  public @Nullable ObjectNode optionalObject(String name) {
    var value = present(name);
    if (value == null || value instanceof ObjectNode) {
      return (ObjectNode) value;
    }
    faults.add(fault("dict_type", "Input should be a valid dictionary", value, location(name)));
    return null;
  }

  public @Nullable List<String> optionalTexts(String name) {
    var array = optionalArray(name);
    if (array == null) {
      return null;
    }
    var texts = new ArrayList<String>();
    for (int i = 0; i < array.size(); i++) {
      var text = asText(array.get(i), location(name).add(i));
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }

  public @Nullable List<ObjectNode> optionalObjects(String name) {
    var array = optionalArray(name);
    if (array == null) {
      return null;
    }
    var objects = new ArrayList<ObjectNode>();
    for (int i = 0; i < array.size(); i++) {
      if (array.get(i) instanceof ObjectNode object) {
        objects.add(object);
      } else {
        faults.add(
            fault(
                "dict_type",
                "Input should be a valid dictionary",
                array.get(i),
                location(name).add(i)));
      }
    }
    return objects;
  }

  /// Ends the reading.
  ///
  /// @throws OpenWebUiFault with status 422 and every fault found
  public void check() {
    if (!faults.isEmpty()) {
      throw new OpenWebUiFault(OpenWebUiReply.unprocessable(faults));
    }
  }

  private @Nullable JsonNode present(String name) {
    var value = fields.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private @Nullable ArrayNode optionalArray(String name) {
    var value = present(name);
    if (value == null || value instanceof ArrayNode) {
      return (ArrayNode) value;
    }
    faults.add(fault("list_type", "Input should be a valid list", value, location(name)));
    return null;
  }

  private @Nullable String asText(JsonNode value, ArrayNode where) {
    if (value.isString()) {
      return value.stringValue();
    }
    faults.add(fault("string_type", "Input should be a valid string", value, where));
    return null;
  }

  private @Nullable Boolean asFlag(JsonNode value, ArrayNode where) {
    if (value.isContainer() || value.isNull()) {
      faults.add(fault("bool_type", "Input should be a valid boolean", value, where));
      return null;
    }
    return switch (value.asString().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on", "t", "y", "1", "1.0" -> Boolean.TRUE;
      case "false", "no", "off", "f", "n", "0", "0.0" -> Boolean.FALSE;
      default -> {
        faults.add(
            fault(
                "bool_parsing",
                "Input should be a valid boolean, unable to interpret input",
                value,
                where));
        yield null;
      }
    };
  }

  private static String orElse(@Nullable String text, String absent) {
    return text == null ? absent : text;
  }

  private static ArrayNode location(String... path) {
    var location = Json.array().add("body");
    for (var step : path) {
      location.add(step);
    }
    return location;
  }

  private static ObjectNode fault(String type, String message, JsonNode input, ArrayNode where) {
    var fault = Json.object().put("type", type);
    fault.set("loc", where);
    fault.put("msg", message);
    fault.set("input", input);
    return fault;
  }

  private static OpenWebUiFault unprocessable(ObjectNode fault) {
    return new OpenWebUiFault(OpenWebUiReply.unprocessable(Json.array().add(fault)));
  }
}
