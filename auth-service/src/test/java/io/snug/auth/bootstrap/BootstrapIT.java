package io.snug.auth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.auth.AuthServiceFixture;
import io.snug.auth.account.AccountCommands;
import io.snug.auth.account.AccountRepository;
import io.snug.auth.permission.PermissionRepository;
import io.snug.auth.workspace.WorkspaceProperties;
import io.snug.auth.workspace.WorkspaceRepository;
import io.snug.platform.id.Ids;
import io.snug.platform.test.FaultyStatements;
import java.security.SecureRandom;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

class BootstrapIT extends AuthServiceFixture {
  private static final Scheduler ELASTIC = Schedulers.boundedElastic();

  @Autowired private Bootstrap bootstrap;
  @Autowired private WorkspaceProperties workspace;
  @Autowired private WorkspaceRepository workspaces;
  @Autowired private PermissionRepository permissions;
  @Autowired private AccountRepository accounts;
  @Autowired private AccountCommands commands;

  @Test
  void secondStart_changesNothing() {
    var before = count();

    bootstrap.run(new DefaultApplicationArguments());

    assertThat(count()).isEqualTo(before);
  }

  @Test
  void cat_isThereUnderItsFixedId() {
    assertThat(
            client.loggedIn("alice").get("/api/v1/users.info?userId=rocket.cat").text("/user/type"))
        .isEqualTo("bot");
  }

  /// What several instances do that are started at once on an empty database.
  @Test
  void firstStart_ofManyInstances_makesOneOfEverything() {
    for (int round = 0; round < 5; round++) {
      forgetEverything();

      Flux.range(0, 4)
          .flatMap(_ -> Mono.fromRunnable(() -> start("root")).subscribeOn(ELASTIC), 4)
          .blockLast();

      assertThat(count()).startsWith("7/1/");
      assertThat(events()).isEqualTo("7/7");
    }
    forgetEverything();
    start(null);
  }

  /// A start that was ended by `kill -9` before it was done is completed by the next.
  @Test
  void nextStart_completesWhatWasBegun() {
    forgetEverything();
    start(null);
    var whole = count();
    for (int k = 1; k < 60; k += 7) {
      forgetEverything();
      statements().fail(k, FaultyStatements.When.AFTER);
      try {
        start(null);
      } catch (RuntimeException _) {
        // Killed, as it were. Whether it got as far as the k-th statement is all the same.
      }
      statements().heal();
      start(null);
      assertThat(count()).as("killed at statement %s", k).isEqualTo(whole);
    }
  }

  private void start(@Nullable String root) {
    var admin = root == null ? noAdmin() : new AdminProperties(root, "secret", "root@example.com");
    var ids = new Ids(Clock.systemUTC(), new SecureRandom());
    new Bootstrap(
            workspace,
            admin,
            new SampleProperties(true),
            workspaces,
            permissions,
            accounts,
            commands,
            ids,
            Clock.systemUTC())
        .run(new DefaultApplicationArguments());
  }

  private static AdminProperties noAdmin() {
    return new AdminProperties(null, null, null);
  }

  private void forgetEverything() {
    database.sql("TRUNCATE workspace, outbox CASCADE").then().block();
  }

  private String events() {
    return database
        .sql("SELECT count(*) || '/' || count(DISTINCT aggregate_id) AS events FROM outbox")
        .map(row -> row.get("events", String.class))
        .one()
        .block();
  }

  private String count() {
    return database
        .sql(
            "SELECT (SELECT count(*) FROM account) || '/' || (SELECT count(*) FROM workspace)"
                + " || '/' || (SELECT count(*) FROM permission) AS counts")
        .map(row -> row.get("counts", String.class))
        .one()
        .block();
  }
}
