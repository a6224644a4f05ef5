package io.snug.faults.nemesis.process;

import io.snug.faults.cluster.Instance;
import io.snug.faults.cluster.Wait;
import io.snug.faults.history.Fact;
import io.snug.faults.history.Kind;
import io.snug.faults.history.Operation;
import io.snug.faults.nemesis.Fault;
import io.snug.faults.nemesis.Stage;
import io.snug.local.service.LocalService;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The gateway with the most sockets dies with all of them: their clients come back to another one.
public final class GatewayDeath implements Fault {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Instant killedAt = Instant.EPOCH;
  private Set<Integer> listeners = Set.of();

  @Override
  public int number() {
    return 18;
  }

  @Override
  public String name() {
    return "gateway-death";
  }

  @Override
  public void inject(Stage stage) {
    var gateways = stage.cluster().instances(LocalService.GATEWAY);
    int victim = busiest(stage, gateways.size());
    listeners = listeners(stage, victim);
    killedAt = Instant.now();
    gateways.get(victim).kill();
    stage.notes().injected(1);
    stage.notes().require(!listeners.isEmpty(), "there was no socket to lose");
    boolean back = Wait.isReached(PATIENCE, () -> areBack(stage));
    stage.notes().require(back, "not all sockets came back within " + PATIENCE);
    stage
        .notes()
        .figure(
            "%d sockets lost, all back after %d ms"
                .formatted(listeners.size(), Duration.between(killedAt, Instant.now()).toMillis()));
  }

  private static int busiest(Stage stage, int gateways) {
    return IntStream.range(0, gateways)
        .boxed()
        .max(Comparator.comparingInt(gateway -> listeners(stage, gateway).size()))
        .orElseThrow();
  }

  /// Whose newest socket is at that gateway.
  private static Set<Integer> listeners(Stage stage, int gateway) {
    return stage.history().all().stream()
        .filter(GatewayDeath::isListening)
        .collect(
            Collectors.toMap(
                Operation::client,
                Function.identity(),
                BinaryOperator.maxBy(Comparator.comparing(Operation::ended))))
        .values()
        .stream()
        .filter(o -> o.has(Fact.GATEWAY, Integer.toString(gateway)))
        .map(Operation::client)
        .collect(Collectors.toSet());
  }

  private boolean areBack(Stage stage) {
    var back =
        stage.history().all().stream()
            .filter(o -> isListening(o) && o.ended().isAfter(killedAt))
            .map(Operation::client)
            .collect(Collectors.toSet());
    return back.containsAll(listeners);
  }

  private static boolean isListening(Operation operation) {
    return operation.kind() == Kind.LISTEN && operation.isAcknowledged();
  }

  @Override
  public void heal(Stage stage) {
    stage.cluster().instances(LocalService.GATEWAY).forEach(Instance::start);
  }

  @Override
  public void inspect(Stage stage) {
    stage.cluster().instances(LocalService.GATEWAY).forEach(Instance::awaitReady);
  }
}
