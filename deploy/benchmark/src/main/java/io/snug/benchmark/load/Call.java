package io.snug.benchmark.load;

import io.snug.platform.json.Json;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// One kind of request, as the generator is told of it. `{n}` stands for something no other request
/// has, `{0}`, `{1}`, … for values of the request's row; each request takes the next row.
///
/// @param expected what every good answer has in it; empty where the status says enough
public record Call(
    int weight,
    String method,
    String path,
    Map<String, String> headers,
    String body,
    String expected,
    List<List<String>> rows) {
  public Call {
    headers = Map.copyOf(headers);
    rows = List.copyOf(rows);
  }

  public static Call get(String path, Map<String, String> headers, String expected) {
    return new Call(1, "GET", path, headers, "", expected, List.of());
  }

  public static Call post(String path, Map<String, String> headers, String body, String expected) {
    return new Call(1, "POST", path, headers, body, expected, List.of());
  }

  public Call with(List<List<String>> values) {
    return new Call(weight, method, path, headers, body, expected, values);
  }

  public Call weighing(int share) {
    return new Call(share, method, path, headers, body, expected, rows);
  }

  /// The same request to another path, whatever its answer is.
  public Call to(String other) {
    return new Call(weight, method, other, headers, body, "", rows);
  }

  ObjectNode toJson() {
    var json = Json.object().put("weight", weight).put("method", method).put("path", path);
    headers.forEach(json.putObject("headers")::put);
    json.put("body", body).put("expected", expected);
    var list = json.putArray("rows");
    rows.forEach(row -> list.add(Json.array(row)));
    return json;
  }
}
