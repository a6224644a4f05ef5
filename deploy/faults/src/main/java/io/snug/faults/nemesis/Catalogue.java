package io.snug.faults.nemesis;

import io.snug.faults.nemesis.caller.ForgedIdentity;
import io.snug.faults.nemesis.caller.HangUps;
import io.snug.faults.nemesis.caller.Overload;
import io.snug.faults.nemesis.caller.SameName;
import io.snug.faults.nemesis.process.FrozenRelay;
import io.snug.faults.nemesis.process.GatewayDeath;
import io.snug.faults.nemesis.process.KillAtRandom;
import io.snug.faults.nemesis.process.KillBetweenAcknowledgementAndMark;
import io.snug.faults.nemesis.process.RollingRestart;
import io.snug.faults.nemesis.store.KafkaFault;
import io.snug.faults.nemesis.store.PoisonRecords;
import io.snug.faults.nemesis.store.PostgresFault;
import io.snug.faults.nemesis.store.Replay;
import io.snug.faults.nemesis.store.SessionsTerminated;
import io.snug.faults.nemesis.store.SlowDatabase;
import java.util.List;
import java.util.Set;

/// All faults, in the order in which a run goes through them.
public final class Catalogue {
  /// What a run that goes with the tests has no time for.
  private static final Set<String> LONG_ONLY =
      Set.of(
          "kafka-frozen",
          "kafka-slow",
          "postgresql-killed",
          "slow-database",
          "overload",
          "gateway-death",
          "rolling-restart",
          "replay");

  private Catalogue() {}

  /// Each anew, as a fault remembers what it broke.
  public static List<Fault> all() {
    return List.of(
        new ForgedIdentity(),
        new HangUps(),
        new SameName(),
        new PoisonRecords(),
        new KillBetweenAcknowledgementAndMark(),
        new KillAtRandom(),
        new FrozenRelay(),
        new GatewayDeath(),
        new KafkaFault(KafkaFault.Way.DOWN),
        new KafkaFault(KafkaFault.Way.FROZEN),
        new KafkaFault(KafkaFault.Way.SLOW),
        new PostgresFault(PostgresFault.Way.STOPPED),
        new PostgresFault(PostgresFault.Way.KILLED),
        new SessionsTerminated(),
        new SlowDatabase(),
        new Overload(),
        new RollingRestart(),
        new Replay());
  }

  /// Those of the short run.
  public static List<Fault> brief() {
    return all().stream().filter(fault -> !LONG_ONLY.contains(fault.name())).toList();
  }

  /// The named ones, in the order of the catalogue.
  ///
  /// @throws IllegalArgumentException for a name that no fault has
  public static List<Fault> named(Set<String> names) {
    var found = all().stream().filter(fault -> names.contains(fault.name())).toList();
    if (found.size() != names.size()) {
      throw new IllegalArgumentException(
          "unknown fault among %s; there are %s"
              .formatted(names, all().stream().map(Fault::name).toList()));
    }
    return found;
  }
}
