package io.snug.faults.history;

import io.snug.platform.json.Json;

/// What a history holds, as lines of JSON.
final class HistoryLine {
  private HistoryLine() {}

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

  static String of(Heard heard) {
    var line = Json.object();
    line.put("heard-by", heard.client());
    line.put("dialect", heard.dialect().wireName());
    line.put("account", heard.account());
    line.put("channel", heard.channel());
    line.put("text", heard.text());
    line.put("at", heard.at().toString());
    return Json.write(line);
  }
}
