package io.snug.benchmark.report;

import io.snug.benchmark.load.Answered;
import io.snug.platform.json.Json;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/// The figures for programs. Times are microseconds unless the name says otherwise.
public final class JsonReport {
  private JsonReport() {}

  public static ObjectNode of(Results results) {
    var json =
        Json.object()
            .put("plan", results.plan())
            .put("finishedAt", Instant.now().toString())
            .put("processors", Runtime.getRuntime().availableProcessors())
            .put("java", System.getProperty("java.vm.version"))
            .put("valid", results.isValid());
    var trials = json.putArray("calls");
    results.trials().forEach(trial -> trials.add(trial(trial)));
    var figures = json.putArray("figures");
    results.figures().forEach(figure -> figures.add(figure(figure)));
    var targets = json.putArray("targets");
    results.targets().forEach(target -> targets.add(target(target)));
    return json;
  }

  private static ObjectNode trial(Trial trial) {
    var json =
        Json.object()
            .put("call", trial.name())
            .put("load", trial.load())
            .put("requests", trial.requests())
            .put("errors", trial.errors())
            .put("perSecond", trial.median(Answered::perSecond))
            .put("p50", trial.median(Answered::p50Micros))
            .put("p99", trial.median(Answered::p99Micros))
            .put("p999", trial.median(Answered::p999Micros))
            .put("blockedMillis", trial.blockedMillis())
            .put("processorTime", trial.cost())
            .put("allocatedBytes", trial.allocatedBytes())
            .put("compilingShare", trial.compilingShare())
            .put("othersShare", trial.othersShare())
            .put("generatorTime", trial.generatorMicros());
    trial.costByProcess().forEach(json.putObject("processorTimeByProcess")::put);
    if (trial.hasHttpFloor()) {
      json.putObject("floor")
          .put("emptyGateway", trial.emptyGateway())
          .put("bareAnswer", trial.bareAnswer())
          .put("services", trial.services())
          .put("perSecond", trial.floorPerSecond())
          .put("sql", trial.sqlFloor())
          .put("sqlMeasured", trial.hasSqlFloor())
          .put("hashing", trial.hashing())
          .put("processorTime", trial.floor())
          .put("ratio", trial.ratio())
          .put("gatewayRatio", trial.gatewayRatio());
    }
    return json;
  }

  private static ObjectNode figure(Figure figure) {
    var json = Json.object().put("group", figure.group()).put("name", figure.name());
    if (figure.isMeasured()) {
      json.put("value", figure.value()).put("unit", figure.unit());
    }
    return figure.remark().isEmpty() ? json : json.put("remark", figure.remark());
  }

  private static ObjectNode target(Target target) {
    var json = Json.object().put("target", target.name());
    if (target.isMeasured()) {
      json.put("measured", target.measured()).put("reached", target.isReached());
    }
    return json.put("limit", target.limit()).put("unit", target.unit());
  }
}
