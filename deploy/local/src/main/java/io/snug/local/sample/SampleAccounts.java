package io.snug.local.sample;

import io.snug.local.launch.LaunchFault;
import io.snug.local.sample.SampleLogIn.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// The people whom auth-service makes when samples are on, each with fresh or still good
/// credentials.
public final class SampleAccounts {
  private static final String ADMINISTRATOR = "admin";
  private static final Duration GENERAL_WAIT = Duration.ofSeconds(30);
  private static final Duration GENERAL_PAUSE = Duration.ofMillis(100);
  private static final List<String> PEOPLE =
      List.of(ADMINISTRATOR, "alice", "bob", "carol", "dave");

  private final SampleLogIn logIn;

  public SampleAccounts(String baseUrl) {
    this.logIn = new SampleLogIn(new PublicApi(baseUrl));
  }

  /// Keeps what the `snug.json` of an earlier run has as long as it works, so that what somebody
  /// copied yesterday works today.
  public List<SampleAccount> logIn(JsonNode earlier) throws InterruptedException {
    var known = known(earlier);
    var people = areAlive(known) ? known : logInAfresh();
    awaitGeneral(people);
    return people;
  }

  private List<SampleAccount> logInAfresh() throws InterruptedException {
    var administrator = logIn.rocketChat(ADMINISTRATOR, password(ADMINISTRATOR));
    return together(PEOPLE, username -> logIn(username, administrator));
  }

  /// Waits until the sample channel `general`, which is made behind everybody's back, has them in
  /// it.
  private void awaitGeneral(List<SampleAccount> people) throws InterruptedException {
    var end = Instant.now().plus(GENERAL_WAIT);
    while (!people.stream().allMatch(logIn::isInGeneral)) {
      if (Instant.now().isAfter(end)) {
        throw new LaunchFault("the sample channel general was not made in time");
      }
      Thread.sleep(GENERAL_PAUSE);
    }
  }

  private boolean areAlive(List<SampleAccount> known) throws InterruptedException {
    var usernames = known.stream().map(one -> one.person().username()).toList();
    return usernames.equals(PEOPLE)
        && together(known, logIn::isAlive).stream().allMatch(alive -> alive);
  }

  private SampleAccount logIn(String username, Session administrator) {
    var session =
        username.equals(ADMINISTRATOR)
            ? administrator
            : logIn.rocketChat(username, password(username));
    return new SampleAccount(
        session.person(),
        session.credential(),
        logIn.slack(session.person(), administrator),
        logIn.openWebUi(session.person()));
  }

  private static String password(String username) {
    return username + "-sample";
  }

  private static List<SampleAccount> known(JsonNode earlier) {
    try {
      return earlier.path("accounts").valueStream().map(SampleAccount::fromJson).toList();
    } catch (IllegalArgumentException _) {
      return List.of();
    }
  }

  private static <T, R> List<R> together(List<T> inputs, Function<T, R> work)
      throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks = inputs.stream().<Callable<R>>map(input -> () -> work.apply(input)).toList();
      var results = new ArrayList<R>();
      for (Future<R> task : threads.invokeAll(tasks)) {
        results.add(task.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LaunchFault fault) {
        throw fault;
      }
      throw new LaunchFault("the sample accounts cannot be logged in: " + e.getCause(), e);
    }
  }
}
