package io.snug.faults.nemesis;

import io.snug.faults.cluster.Wait;
import io.snug.faults.history.Kind;
import io.snug.faults.history.Operation;
import io.snug.faults.history.Outcome;
import io.snug.platform.dialect.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Injects faults one after the other, and measures each.
public final class Nemesis {
  private static final Logger log = LoggerFactory.getLogger(Nemesis.class);

  /// Quiet between two faults, so that each is measured by itself.
  private static final int CALM_MILLIS_BRIEF = 500;

  private static final int CALM_MILLIS = 2000;

  private final Stage stage;
  private final Consumer<String> progress;
  private final Recovery recovery;

  /// @param progress is told what happens, in single lines
  public Nemesis(Stage stage, Consumer<String> progress) {
    this.stage = stage;
    this.progress = progress;
    this.recovery = new Recovery(stage.cluster(), stage.history());
  }

  /// Injects a fault, mends it, waits for what recovers by itself, and looks at what must hold. A
  /// fault that cannot be injected is a violation, as nothing was proven.
  public Injection run(Fault fault) {
    progress.accept("fault %2d %s …".formatted(fault.number(), fault.name()));
    var notes = new Notes();
    var own = stage.with(notes);
    var injectedAt = Instant.now();
    attempt(notes, "injecting", () -> fault.inject(own));
    var healedAt = Instant.now();
    attempt(notes, "healing", () -> fault.heal(own));
    stage.cluster().kafka().requireAlive();
    var recovered = fault.isQuiet() ? Map.<Dialect, Duration>of() : recovery.await(healedAt);
    var recoveredAt = Instant.now();
    var events = recovery.awaitEvents(healedAt);
    attempt(notes, "inspecting", () -> fault.inspect(own));
    requireRecovery(fault, notes, recovered);
    var injection =
        new Injection(
            fault.number(),
            fault.name(),
            notes.injected(),
            injectedAt,
            healedAt,
            stage.history().servedBetween(injectedAt, healedAt),
            count(Outcome.REFUSED, injectedAt, recoveredAt),
            count(Outcome.UNKNOWN, injectedAt, recoveredAt),
            recovered,
            recovery.silence(injectedAt, recoveredAt),
            events,
            notes.figures(),
            notes.violations());
    Wait.pause(Duration.ofMillis(stage.times(CALM_MILLIS_BRIEF, CALM_MILLIS)));
    return injection;
  }

  private static void requireRecovery(Fault fault, Notes notes, Map<Dialect, Duration> recovered) {
    notes.require(notes.injected() > 0, "nothing was injected");
    if (!fault.isQuiet()) {
      for (var dialect : Dialect.values()) {
        notes.require(
            recovered.containsKey(dialect),
            "no write of %s succeeded within %s after healing"
                .formatted(dialect.wireName(), Recovery.PATIENCE));
      }
    }
  }

  /// Sockets do not count: that one ended says nothing of the calls made with it.
  private long count(Outcome outcome, Instant from, Instant until) {
    return stage.history().all().stream()
        .filter(o -> o.outcome() == outcome && o.kind() != Kind.LISTEN)
        .map(Operation::ended)
        .filter(end -> !end.isBefore(from) && end.isBefore(until))
        .count();
  }

  private interface Step {
    void run() throws Exception;
  }

  /// Whatever a step ends with, the run goes on: other faults have their own tale to tell.
  private static void attempt(Notes notes, String doing, Step step) {
    try {
      step.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      notes.violation(doing + " was interrupted");
    } catch (Exception e) {
      log.warn("{} failed", doing, e);
      notes.violation(doing + " failed: " + e);
    }
  }
}
