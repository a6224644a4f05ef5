package io.snug.faults.nemesis;

import io.snug.faults.cluster.Cluster;
import io.snug.faults.cluster.Instance;
import io.snug.faults.cluster.Wait;
import io.snug.faults.history.History;
import io.snug.local.sample.SampleAccount;
import io.snug.local.service.LocalService;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/// What a fault has to work with.
///
/// @param random seeded; every choice comes from it
/// @param brief whether the run is the short one
/// @param people the sample people, logged in over every dialect
public record Stage(
    Cluster cluster,
    History history,
    RandomGenerator random,
    boolean brief,
    List<SampleAccount> people,
    Notes notes) {

  public int times(int inBriefRuns, int inLongRuns) {
    return brief ? inBriefRuns : inLongRuns;
  }

  public void hold(int secondsInBriefRuns, int secondsInLongRuns) {
    Wait.pause(Duration.ofSeconds(times(secondsInBriefRuns, secondsInLongRuns)));
  }

  /// A random moment, so that faults meet work at any point.
  public void pause(int millisMin, int millisMax) {
    Wait.pause(Duration.ofMillis(random.nextInt(millisMin, millisMax + 1)));
  }

  public Instance any(LocalService service) {
    return any(cluster.instances(service));
  }

  public <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  public SampleAccount person(String username) {
    return people.stream()
        .filter(one -> one.person().username().equals(username))
        .findFirst()
        .orElseThrow();
  }

  Stage with(Notes others) {
    return new Stage(cluster, history, random, brief, people, others);
  }
}
