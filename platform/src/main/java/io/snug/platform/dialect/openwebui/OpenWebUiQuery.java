package io.snug.platform.dialect.openwebui;

import io.snug.platform.json.Json;
import org.springframework.web.reactive.function.server.ServerRequest;

/// Query values of the kinds Open WebUI's endpoints take.
public final class OpenWebUiQuery {
  private OpenWebUiQuery() {}

  /// A whole number; what is none is refused with status 422.
  public static int integer(ServerRequest request, String name, int absent) {
    var text = request.queryParam(name).orElse(null);
    if (text == null) {
      return absent;
    }
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException _) {
      var fault = Json.object().put("type", "int_parsing");
      fault.set("loc", Json.array().add("query").add(name));
      fault.put("msg", "Input should be a valid integer, unable to parse string as an integer");
      fault.put("input", text);
      throw new OpenWebUiFault(OpenWebUiReply.unprocessable(Json.array().add(fault)));
    }
  }
}
