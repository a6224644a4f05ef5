package io.snug.faults.nemesis.caller;

import io.snug.faults.client.Traffic;
import io.snug.faults.history.Operation;
import io.snug.faults.history.Outcome;
import io.snug.faults.nemesis.Fault;
import io.snug.faults.nemesis.Stage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Many more clients than the machine can serve. Some are refused, nobody is left waiting, and all
/// is as before when they are gone.
public final class Overload implements Fault {
  /// The gateway waits ten seconds for a service; an answer must come right after.
  private static final Duration ANSWER_MAX = Duration.ofSeconds(14);

  private @Nullable Traffic crowd;
  private Instant begun = Instant.EPOCH;

  @Override
  public int number() {
    return 16;
  }

  @Override
  public String name() {
    return "overload";
  }

  @Override
  public void inject(Stage stage) throws IOException, InterruptedException {
    int clients = stage.times(60, 300);
    crowd =
        Traffic.start(
            stage.cluster()::gateways, stage.random().nextLong(), clients, stage.history());
    begun = Instant.now();
    stage.notes().injected(clients);
    stage.hold(10, 60);
  }

  @Override
  public void heal(Stage stage) {
    if (crowd != null) {
      crowd.close();
    }
  }

  @Override
  public void inspect(Stage stage) {
    var during = stage.history().all().stream().filter(o -> o.begun().isAfter(begun)).toList();
    var outcomes =
        during.stream().collect(Collectors.groupingBy(Operation::outcome, Collectors.counting()));
    var longest =
        during.stream().map(Overload::time).max(Duration::compareTo).orElse(Duration.ZERO);
    stage
        .notes()
        .figure(
            "%d served, %d refused, %d unknown, longest wait %d ms"
                .formatted(
                    outcomes.getOrDefault(Outcome.ACKNOWLEDGED, 0L),
                    outcomes.getOrDefault(Outcome.REFUSED, 0L),
                    outcomes.getOrDefault(Outcome.UNKNOWN, 0L),
                    longest.toMillis()));
    stage.notes().require(longest.compareTo(ANSWER_MAX) < 0, "a call waited for " + longest);
  }

  private static Duration time(Operation operation) {
    return Duration.between(operation.begun(), operation.ended());
  }
}
