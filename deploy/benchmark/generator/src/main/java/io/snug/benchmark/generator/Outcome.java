package io.snug.benchmark.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hyperfoil.api.statistics.StatisticsSnapshot;
import io.hyperfoil.http.statistics.HttpStats;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/// What came of a job. Times are microseconds.
final class Outcome {
  private final StatisticsSnapshot total = new StatisticsSnapshot();
  private final Refusals refusals;
  private long wallNanos;
  private long cpuNanos;
  private long firstMillis = Long.MAX_VALUE;
  private long lastMillis;

  Outcome(Refusals refusals) {
    this.refusals = refusals;
  }

  void begin() {
    wallNanos = -System.nanoTime();
    cpuNanos = -processCpu();
  }

  void end() {
    wallNanos += System.nanoTime();
    cpuNanos += processCpu();
  }

  synchronized void add(StatisticsSnapshot statistics) {
    firstMillis = Math.min(firstMillis, statistics.histogram.getStartTimeStamp());
    lastMillis = Math.max(lastMillis, statistics.histogram.getEndTimeStamp());
    total.add(statistics);
  }

  private static long processCpu() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  ObjectNode toJson(ObjectNode json) {
    var http = HttpStats.get(total);
    long badStatus = (long) http.status_4xx + http.status_5xx + http.status_other + http.status_3xx;
    var latency = total.histogram;
    return json.put("requests", total.responseCount)
        .put("errors", total.errors() + Math.max(badStatus + refusals.count(), total.invalid))
        .put("badStatus", badStatus)
        .put("refused", refusals.count())
        .put("timeouts", total.requestTimeouts)
        .put("connectionErrors", total.connectionErrors)
        .put("firstRefusal", refusals.first())
        .put("answerBytes", refusals.bytes())
        .put("seconds", Math.max(1, lastMillis - firstMillis) / 1e3)
        .put("blockedMicros", TimeUnit.NANOSECONDS.toMicros(total.blockedTime))
        .put("meanMicros", latency.getMean() / 1e3)
        .put("p50Micros", latency.getValueAtPercentile(50) / 1e3)
        .put("p99Micros", latency.getValueAtPercentile(99) / 1e3)
        .put("p999Micros", latency.getValueAtPercentile(99.9) / 1e3)
        .put("maxMicros", latency.getMaxValue() / 1e3)
        .put("generatorCpuMicros", TimeUnit.NANOSECONDS.toMicros(cpuNanos))
        .put("wallSeconds", wallNanos / 1e9);
  }
}
