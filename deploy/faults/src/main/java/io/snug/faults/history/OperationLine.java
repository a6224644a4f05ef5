package io.snug.faults.history;

import io.snug.platform.json.Json;

/// An operation as a line of JSON.
final class OperationLine {
  private OperationLine() {}

  static String of(Operation operation) {
    var line = Json.object();
    line.put("number", operation.number());
    line.put("client", operation.client());
    line.put("dialect", operation.dialect().wireName());
    line.put("kind", operation.kind().title());
    line.put("begun", operation.begun().toString());
    line.put("ended", operation.ended().toString());
    line.put("outcome", operation.outcome().name());
    var facts = line.putObject("facts");
    operation.facts().forEach((fact, value) -> facts.put(fact.title(), value));
    line.put("answer", operation.answer());
    return Json.write(line);
  }
}
