package io.snug.faults.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.faults.check.Promise;
import io.snug.faults.check.Verdict;
import io.snug.faults.check.Violation;
import io.snug.faults.history.Fact;
import io.snug.faults.history.Kind;
import io.snug.faults.history.Operation;
import io.snug.faults.history.Outcome;
import io.snug.faults.nemesis.Injection;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Operation POST =
      new Operation(
          7,
          3,
          Dialect.SLACK,
          Kind.POST,
          NOON,
          NOON,
          Outcome.ACKNOWLEDGED,
          Map.of(Fact.TEXT, "hello", Fact.CHANNEL, "G1"),
          "200");
  private static final Violation LOST =
      new Violation(Promise.DURABLE, "message hello is not there", "G1", List.of(POST));

  @Test
  void run_isKept_whenThingsBrokeAndNoPromiseDid() {
    var report = report(List.of(injection(1)), List.of(POST));
    assertThat(report.exitCode()).isZero();
    assertThat(report.text()).contains("Every promise was kept; things were broken 1 times.");
  }

  @Test
  void run_provesNothing_whenNoFaultWasInjected() {
    assertThat(report(List.of(), List.of(POST)).exitCode()).isEqualTo(2);
    var report = report(List.of(injection(0)), List.of(POST));
    assertThat(report.exitCode()).isEqualTo(2);
    assertThat(report.text()).contains("Nothing was broken, so nothing is proven.");
  }

  @Test
  void run_provesNothing_whenNobodyWrote() {
    var report = report(List.of(injection(1)), List.of());
    assertThat(report.exitCode()).isEqualTo(2);
    assertThat(report.text()).contains("Nobody wrote anything, so nothing is proven.");
  }

  @Test
  void run_isBroken_byAViolation_whichIsPrintedWithItsHistory() {
    var report = report(List.of(injection(1)), List.of(POST), LOST);
    assertThat(report.exitCode()).isEqualTo(1);
    assertThat(report.text())
        .contains("BROKEN  An acknowledged change is there. (1 times)")
        .contains("! message hello is not there")
        .contains("#7 2026-11-21T12:00:00Z")
        .contains("client 3 slack post acknowledged text=hello")
        .contains("kept    What a client wrote it finds in its next call.");
  }

  @Test
  void run_isBroken_byWhatAFaultItselfFound() {
    var report = report(List.of(injection(1, "no write succeeded")), List.of(POST));
    assertThat(report.exitCode()).isEqualTo(1);
    assertThat(report.text()).contains("! no write succeeded");
  }

  @Test
  void text_tellsOfEachFaultAndKindOfCall() {
    var text = report(List.of(injection(1)), List.of(POST)).text();
    assertThat(text).contains("Seed 42").contains("1.5 s / – / –");
    assertThat(text).containsPattern(" 8 kafka-down +1 +11 +2 +3");
    assertThat(text).containsPattern("post +1 / 0 / 0 +0 / 0 / 0 +0 / 0 / 0");
  }

  @Test
  void file_hasTheSameAsJson(@TempDir Path folder) throws IOException {
    var file = folder.resolve("report.json");
    report(List.of(injection(1)), List.of(POST), LOST).write(file);
    var json = Json.parse(Files.readString(file));
    assertThat(json.path("outcome").asString()).isEqualTo("broken");
    assertThat(json.at("/faults/0/recoveredMillis/slack").asInt()).isEqualTo(1500);
    assertThat(json.at("/promises/0/promise").asString()).isEqualTo("durable");
    assertThat(json.at("/promises/0/kept").asBoolean()).isFalse();
    assertThat(json.at("/promises/0/violations/0/history/0").asInt()).isEqualTo(7);
    assertThat(json.at("/calls/0/acknowledged").asInt()).isEqualTo(1);
  }

  private static Report report(
      List<Injection> injections, List<Operation> operations, Violation... violations) {
    return new Report(
        42,
        Duration.ofSeconds(60),
        injections,
        operations,
        5,
        6,
        Duration.ofSeconds(1),
        new Verdict(List.of(violations)));
  }

  private static Injection injection(int times, String... violations) {
    return new Injection(
        8,
        "kafka-down",
        times,
        NOON,
        NOON.plusSeconds(9),
        11,
        2,
        3,
        Map.of(Dialect.SLACK, Duration.ofMillis(1500)),
        Map.of(),
        Duration.ofSeconds(4),
        List.of("the outbox grew to 900"),
        List.of(violations));
  }
}
