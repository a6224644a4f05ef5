package io.snug.platform.dialect.slack;

import io.snug.platform.dialect.RequestBody;
import io.snug.platform.json.ClientJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The arguments of one Web API call, wherever the client put them: query, form, parts or JSON.
///
/// Reading a value that has the wrong shape throws a [SlackFault]; an absent one is null, false or
/// empty. An empty text is not absent.
public final class SlackArguments {
  private static final byte[] NO_BODY = {};

  private final Map<String, JsonNode> values;
  private final List<String> warnings;

  SlackArguments(Map<String, JsonNode> values, List<String> warnings) {
    this.values = values;
    this.warnings = warnings;
  }

  /// Reads the arguments of a request; malformed ones are a [SlackFault] in the error channel.
  public static Mono<SlackArguments> read(ServerRequest request) {
    var reader = new SlackArgumentsReader(request.headers().asHttpHeaders(), request.queryParams());
    return HttpMethod.GET.equals(request.method())
        ? reader.read(request.method(), NO_BODY)
        : RequestBody.read(request).flatMap(body -> reader.read(request.method(), body));
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  /// The argument as text, or null where it is absent.
  public @Nullable String text(String name) {
    var value = values.get(name);
    if (value == null) {
      return null;
    }
    if (value.isArray()) {
      throw SlackFault.of("invalid_array_arg");
    }
    if (!value.isString()) {
      throw SlackFault.invalidArguments("must be a string [json-pointer:/" + name + "]");
    }
    return value.stringValue();
  }

  /// The argument as text; where it is absent the call is answered `invalid_arguments`.
  public String requiredText(String name) {
    var text = text(name);
    if (text == null) {
      throw SlackFault.missing(name);
    }
    return text;
  }

  /// The argument as a boolean: `true`, `false`, `1` and `0` in text or JSON; false where absent.
  public boolean flag(String name) {
    return flag(name, false);
  }

  public boolean flag(String name, boolean absent) {
    var value = values.get(name);
    if (value == null) {
      return absent;
    }
    if (value.isArray()) {
      throw SlackFault.of("invalid_array_arg");
    }
    return switch (value.isObject() ? "{}" : value.asString()) {
      case "true", "1", "True" -> true;
      case "false", "0", "False", "" -> false;
      default ->
          throw SlackFault.invalidArguments("must be a boolean [json-pointer:/" + name + "]");
    };
  }

  /// The argument as a whole number, or null where it is absent or empty; `unfit` is the error code
  /// for anything that is not a number.
  public @Nullable Long integer(String name, String unfit) {
    var value = values.get(name);
    if (value == null || (value.isString() && value.stringValue().isEmpty())) {
      return null;
    }
    try {
      return Long.valueOf(value.isContainer() ? "" : value.asString().strip());
    } catch (NumberFormatException _) {
      throw SlackFault.of(unfit);
    }
  }

  /// A list of ids: separated by commas, or a JSON array of texts. Spaces around commas are
  /// dropped.
  public List<String> list(String name) {
    var value = values.get(name);
    var items = new ArrayList<String>();
    if (value == null) {
      return items;
    }
    if (value.isArray()) {
      value.forEach(item -> items.add(itemOf(name, item)));
      return items;
    }
    for (var item : requiredText(name).split(",", -1)) {
      if (!item.isBlank()) {
        items.add(item.strip());
      }
    }
    return items;
  }

  private static String itemOf(String name, JsonNode item) {
    if (item.isString()) {
      return item.stringValue();
    }
    throw SlackFault.invalidArguments("must be a string [json-pointer:/" + name + "]");
  }

  /// A structure: JSON as it is, or JSON text inside a form field. Null where absent or empty.
  public @Nullable JsonNode json(String name) {
    var value = values.get(name);
    if (value == null || !value.isString()) {
      return value;
    }
    if (value.stringValue().isBlank()) {
      return null;
    }
    try {
      return ClientJson.parse(value.stringValue());
    } catch (JacksonException _) {
      throw SlackFault.invalidArguments("must be valid JSON [json-pointer:/" + name + "]");
    }
  }

  /// All arguments, as `api.test` echoes them.
  public Map<String, JsonNode> values() {
    return values;
  }

  /// What was odd about the request but did not hinder it.
  public List<String> warnings() {
    return warnings;
  }
}
