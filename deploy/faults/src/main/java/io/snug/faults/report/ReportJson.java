package io.snug.faults.report;

import io.snug.faults.check.Promise;
import io.snug.faults.check.Violation;
import io.snug.faults.history.Operation;
import io.snug.faults.history.Outcome;
import io.snug.faults.nemesis.Injection;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.json.Json;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The report as JSON. Durations are in milliseconds, and the member's name says so.
final class ReportJson {
  private ReportJson() {}

  static String of(Report report) {
    var json = Json.object();
    json.put("seed", report.seed());
    json.put("outcome", report.outcome().name().toLowerCase(Locale.ROOT));
    json.put("tookMillis", report.took().toMillis());
    json.put("injected", report.injected());
    var faults = json.putArray("faults");
    report.injections().forEach(one -> fault(faults.addObject(), one));
    calls(json.putArray("calls"), new Tally(report.operations()));
    json.put("heard", report.heard());
    json.put("told", report.told());
    json.put("settledMillis", report.settled().toMillis());
    var promises = json.putArray("promises");
    for (var promise : Promise.values()) {
      promise(promises.addObject(), report, promise);
    }
    return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
  }

  private static void fault(ObjectNode json, Injection one) {
    json.put("number", one.number()).put("name", one.name()).put("times", one.times());
    json.put("injectedAt", one.injectedAt().toString()).put("healedAt", one.healedAt().toString());
    json.put("served", one.served());
    json.put("refused", one.refused());
    json.put("unknown", one.unknown());
    var recovered = json.putObject("recoveredMillis");
    one.recovered()
        .forEach((dialect, after) -> recovered.put(dialect.wireName(), after.toMillis()));
    var silent = json.putObject("silentMillis");
    one.silent().forEach((dialect, time) -> silent.put(dialect.wireName(), time.toMillis()));
    json.put("eventsMillis", one.events().toMillis());
    json.set("figures", Json.array(one.figures()));
    json.set("violations", Json.array(one.violations()));
  }

  private static void calls(ArrayNode json, Tally tally) {
    for (var kind : tally.kinds()) {
      for (var dialect : Dialect.values()) {
        var cell = json.addObject().put("kind", kind.title()).put("dialect", dialect.wireName());
        for (var outcome : Outcome.values()) {
          cell.put(outcome.name().toLowerCase(Locale.ROOT), tally.count(kind, dialect, outcome));
        }
      }
    }
  }

  private static void promise(ObjectNode json, Report report, Promise promise) {
    json.put("promise", promise.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.put("sentence", promise.sentence());
    json.put("kept", report.verdict().isKept(promise));
    var violations = json.putArray("violations");
    report.verdict().of(promise).forEach(one -> violation(violations.addObject(), one));
  }

  private static void violation(ObjectNode json, Violation violation) {
    json.put("sentence", violation.sentence()).put("channel", violation.channel());
    var history = json.putArray("history");
    violation.history().stream().map(Operation::number).forEach(history::add);
  }
}
