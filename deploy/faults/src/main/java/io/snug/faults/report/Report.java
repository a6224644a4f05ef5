package io.snug.faults.report;

import io.snug.faults.check.Verdict;
import io.snug.faults.history.Operation;
import io.snug.faults.nemesis.Injection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// All there is to say about a run.
///
/// @param seed with which the same choices are made again
/// @param settled how long after the end of the traffic everything was quiet
/// @param heard messages that reached listeners' sockets
/// @param told events that the independent consumer saw, doubles included
public record Report(
    long seed,
    Duration took,
    List<Injection> injections,
    List<Operation> operations,
    int heard,
    int told,
    Duration settled,
    Verdict verdict) {

  public Report {
    injections = List.copyOf(injections);
    operations = List.copyOf(operations);
  }

  /// What the run proves.
  public enum Outcome {
    /// Every promise was kept while things really broke.
    KEPT(0),
    BROKEN(1),
    /// No fault was injected, or nobody wrote: whatever the checker says, nothing is proven.
    NOTHING_PROVEN(2);

    private final int exitCode;

    Outcome(int exitCode) {
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }
  }

  public Outcome outcome() {
    if (!verdict.isPassed() || injections.stream().anyMatch(one -> !one.violations().isEmpty())) {
      return Outcome.BROKEN;
    }
    return injected() > 0 && isWritten() ? Outcome.KEPT : Outcome.NOTHING_PROVEN;
  }

  /// For `System.exit`.
  public int exitCode() {
    return outcome().exitCode();
  }

  /// How often something was really broken.
  public int injected() {
    return injections.stream().mapToInt(Injection::times).sum();
  }

  private boolean isWritten() {
    return operations.stream().anyMatch(one -> one.kind().writes() && one.isAcknowledged());
  }

  /// For people; every violation with the history of its channel.
  public String text() {
    return new ReportText(this).toString();
  }

  /// For programs, as JSON.
  public void write(Path file) throws IOException {
    Files.writeString(file, ReportJson.of(this));
  }
}
