package io.snug.faults.check;

import io.snug.faults.history.Fact;
import io.snug.faults.history.Heard;
import io.snug.faults.history.Kind;
import io.snug.faults.history.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All that is known after a run, made ready to be asked.
public final class Evidence {
  private final List<Operation> operations;
  private final List<Heard> heard;
  private final Rows rows;
  private final List<SeenEvent> events;
  private final Map<String, List<Operation>> ofChannel = new HashMap<>();

  /// @param operations in the order in which they were begun
  /// @param events those of one partition in their order, doubles included
  public Evidence(
      List<Operation> operations, List<Heard> heard, Rows rows, List<SeenEvent> events) {
    this.operations = List.copyOf(operations);
    this.heard = List.copyOf(heard);
    this.rows = rows;
    this.events = List.copyOf(events);
    for (var operation : operations) {
      var channel = operation.fact(Fact.CHANNEL);
      if (channel != null) {
        ofChannel.computeIfAbsent(channel, _ -> new ArrayList<>()).add(operation);
      }
    }
  }

  List<Operation> operations() {
    return operations;
  }

  Stream<Operation> operations(Kind... kinds) {
    var wanted = Set.of(kinds);
    return operations.stream().filter(operation -> wanted.contains(operation.kind()));
  }

  /// Everything that was done to a channel whose id was known.
  List<Operation> operationsOf(String channel) {
    return ofChannel.getOrDefault(channel, List.of());
  }

  Stream<Operation> operationsOf(String channel, Kind... kinds) {
    var wanted = Set.of(kinds);
    return operationsOf(channel).stream().filter(operation -> wanted.contains(operation.kind()));
  }

  List<Heard> heard() {
    return heard;
  }

  Rows rows() {
    return rows;
  }

  List<SeenEvent> events() {
    return events;
  }

  /// Each event once, where it stood first.
  List<SeenEvent> firstOccurrences() {
    var seen = new HashSet<>();
    return events.stream().filter(one -> seen.add(one.event().id())).toList();
  }

  /// The names or texts that some operation of these kinds may have written.
  Set<String> mayBeWritten(Fact fact, Kind... kinds) {
    return operations(kinds)
        .filter(operation -> !operation.isRefused())
        .map(operation -> operation.fact(fact))
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  Map<String, Rows.Channel> channelsById() {
    return rows.channels().stream().collect(Collectors.toMap(Rows.Channel::id, row -> row));
  }

  Map<String, Rows.Membership> membershipsBySubject() {
    return rows.memberships().stream()
        .collect(Collectors.toMap(Rows.Membership::subject, row -> row));
  }

  Map<String, Rows.Message> messagesByText() {
    return rows.messages().stream()
        .collect(Collectors.toMap(Rows.Message::text, row -> row, (first, _) -> first));
  }

  /// A fact that an operation of its kind always has.
  static String fact(Operation operation, Fact fact) {
    return Objects.requireNonNullElse(operation.fact(fact), "");
  }

  static boolean differ(@Nullable Object one, @Nullable Object other) {
    return !Objects.equals(one, other);
  }
}
