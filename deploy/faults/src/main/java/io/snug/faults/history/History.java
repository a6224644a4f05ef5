package io.snug.faults.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// What all clients did and were told, from many threads. Every operation stands in the file, one
/// line of JSON each, before `add` returns to its client: a run that dies still leaves its history.
public final class History implements AutoCloseable {
  private final List<Operation> operations = new ArrayList<>();
  private final List<Heard> heard = new ArrayList<>();
  private final AtomicLong numbers = new AtomicLong();
  private final Writer file;

  /// A history that is written to the file as it grows.
  public History(Path file) throws IOException {
    this(Files.newBufferedWriter(file));
  }

  private History(Writer file) {
    this.file = file;
  }

  /// A history that is kept in memory only.
  public static History inMemory() {
    return new History(Writer.nullWriter());
  }

  /// The number for an operation that begins now.
  public long next() {
    return numbers.incrementAndGet();
  }

  public synchronized void add(Operation operation) {
    operations.add(operation);
    write(HistoryLine.of(operation));
  }

  public synchronized void add(Heard message) {
    heard.add(message);
    write(HistoryLine.of(message));
  }

  private void write(String line) {
    try {
      file.write(line);
      file.write('\n');
      file.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the history cannot be written", e);
    }
  }

  /// All operations so far, in the order in which they were begun.
  public synchronized List<Operation> all() {
    return operations.stream().sorted(Comparator.comparingLong(Operation::number)).toList();
  }

  /// What listeners heard so far, in the order in which it was noted.
  public synchronized List<Heard> heard() {
    return List.copyOf(heard);
  }

  /// How many calls ended acknowledged from `from` until before `until`.
  public synchronized long servedBetween(Instant from, Instant until) {
    return operations.stream()
        .filter(Operation::isAcknowledged)
        .filter(o -> !o.ended().isBefore(from) && o.ended().isBefore(until))
        .count();
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
