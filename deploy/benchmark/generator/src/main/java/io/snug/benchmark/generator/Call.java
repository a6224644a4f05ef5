package io.snug.benchmark.generator;

import com.fasterxml.jackson.databind.JsonNode;
import io.hyperfoil.http.api.HttpMethod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// One kind of request.
///
/// @param weight how often it is made, in proportion to the others of its job
/// @param expected what every good answer has in it, in ASCII; empty where the status says enough
/// @param rows values for its templates; each request takes the next row, all around
record Call(
    int weight,
    HttpMethod method,
    Template path,
    Map<String, Template> headers,
    Template body,
    String expected,
    List<List<String>> rows) {

  static Call of(JsonNode json) {
    var headers = new LinkedHashMap<String, Template>();
    for (var header : json.path("headers").properties()) {
      headers.put(header.getKey(), Template.of(header.getValue().asText()));
    }
    return new Call(
        json.path("weight").asInt(1),
        HttpMethod.valueOf(json.path("method").asText()),
        Template.of(json.path("path").asText()),
        headers,
        Template.of(json.path("body").asText("")),
        json.path("expected").asText(""),
        elements(json.path("rows")).map(Call::row).toList());
  }

  private static List<String> row(JsonNode json) {
    return elements(json).map(JsonNode::asText).toList();
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
