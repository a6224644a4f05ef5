package io.snug.faults.nemesis.caller;

import io.snug.faults.nemesis.Fault;
import io.snug.faults.nemesis.Stage;
import io.snug.local.sample.SampleAccount;
import io.snug.platform.dialect.Dialect;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/// The same name is asked for in all dialects at once, and the same direct channel from both ends.
///
/// Of those who ask in Slack's and Rocket.Chat's words exactly one wins, and the others get the
/// word for it. Open WebUI allows doubles, so that everybody gets what they ask for, as in the
/// product.
public final class SameName implements Fault {
  private static final String DEADLOCKS = "SELECT sum(deadlocks) FROM pg_stat_database";
  private static final Set<String> TAKEN = Set.of("name_taken", "error-duplicate-channel-name");

  @Override
  public int number() {
    return 12;
  }

  @Override
  public String name() {
    return "same-name";
  }

  @Override
  public void inject(Stage stage) throws Exception {
    long deadlocks = deadlocks(stage);
    try (var desk = new Desk(stage.history())) {
      for (int round = 0; round < stage.times(60, 1000); round++) {
        names(stage, desk, "race-%d-%d".formatted(System.currentTimeMillis(), round));
        stage.notes().injected(1);
      }
      directs(stage, desk);
    }
    stage.notes().require(deadlocks(stage) == deadlocks, "the database broke a deadlock");
  }

  private static void names(Stage stage, Desk desk, String name) throws Exception {
    var alice = stage.person("alice");
    var bob = stage.person("bob");
    var unique =
        List.of(
            ask(desk, 0, Dialect.SLACK, alice, name, gateway(stage, 0)),
            ask(desk, 1, Dialect.SLACK, bob, name, gateway(stage, 1)),
            ask(desk, 2, Dialect.ROCKET_CHAT, alice, name, gateway(stage, 1)),
            ask(desk, 3, Dialect.ROCKET_CHAT, bob, name, gateway(stage, 0)));
    var all = new ArrayList<>(unique);
    all.add(ask(desk, 4, Dialect.OPEN_WEBUI, alice, name, gateway(stage, 0)));
    var answers = together(all);
    var contest = answers.subList(0, unique.size());
    long winners = contest.stream().filter(SameName::isMade).count();
    stage.notes().require(winners == 1, name + " was made " + winners + " times: " + answers);
    contest.stream()
        .filter(one -> !isMade(one) && !isTaken(one))
        .forEach(one -> stage.notes().violation(name + " was answered " + one));
    var doubled = answers.getLast();
    stage.notes().require(doubled.status() == 200, name + " in Open WebUI: " + doubled);
  }

  private static Callable<Desk.Answer> ask(
      Desk desk, int slot, Dialect dialect, SampleAccount by, String name, URI gateway) {
    return () -> desk.create(slot, dialect, by, name, gateway);
  }

  private static boolean isMade(Desk.Answer answer) {
    return answer.status() == 200
        && (answer.body().path("ok").asBoolean(false)
            || answer.body().path("success").asBoolean(false));
  }

  /// Rocket.Chat's word is in `errorType`, beside a sentence in `error`.
  private static boolean isTaken(Desk.Answer answer) {
    return TAKEN.contains(answer.body().path("error").asString(""))
        || TAKEN.contains(answer.body().path("errorType").asString(""));
  }

  /// Each pair of sample people; those of an earlier round find what is there.
  private static void directs(Stage stage, Desk desk) throws Exception {
    var people = stage.people();
    for (int i = 0; i < people.size(); i++) {
      for (int k = i + 1; k < people.size(); k++) {
        direct(stage, desk, people.get(i), people.get(k));
      }
    }
  }

  private static void direct(Stage stage, Desk desk, SampleAccount one, SampleAccount other)
      throws Exception {
    var answers =
        together(
            List.of(
                () -> desk.direct(0, one, other, gateway(stage, 0)),
                () -> desk.direct(1, other, one, gateway(stage, 1)),
                () -> desk.direct(2, one, other, gateway(stage, 1))));
    var ids =
        answers.stream()
            .map(answer -> answer.body().path("id").asString(""))
            .collect(Collectors.toSet());
    stage
        .notes()
        .require(ids.size() == 1 && !ids.contains(""), "one pair, many channels: " + answers);
    stage.notes().injected(1);
  }

  private static URI gateway(Stage stage, int position) {
    var gateways = stage.cluster().gateways();
    return gateways.get(position % gateways.size());
  }

  private static List<Desk.Answer> together(List<Callable<Desk.Answer>> calls)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Desk.Answer>();
      for (Future<Desk.Answer> call : threads.invokeAll(calls)) {
        answers.add(call.get());
      }
      return answers;
    }
  }

  private static long deadlocks(Stage stage) throws SQLException {
    try (var connection = stage.cluster().postgres().connect("postgres");
        var statement = connection.createStatement();
        var rows = statement.executeQuery(DEADLOCKS)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Override
  public void heal(Stage stage) {
    // nothing was broken
  }
}
