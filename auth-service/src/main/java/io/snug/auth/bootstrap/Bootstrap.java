package io.snug.auth.bootstrap;

import io.snug.auth.account.AccountCommands;
import io.snug.auth.account.AccountRepository;
import io.snug.auth.account.NewAccount;
import io.snug.auth.account.Roles;
import io.snug.auth.password.Password;
import io.snug.auth.permission.DefaultPermissions;
import io.snug.auth.permission.PermissionRepository;
import io.snug.auth.workspace.Workspace;
import io.snug.auth.workspace.WorkspaceProperties;
import io.snug.auth.workspace.WorkspaceRepository;
import io.snug.platform.caller.UserId;
import io.snug.platform.caller.WorkspaceId;
import io.snug.platform.id.Ids;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Makes what has to be there before the first request: the default workspace, its permissions,
/// `rocket.cat` and the first people. Every start runs it; what is there stays as it is.
///
/// The service is not ready before it is done, which is why a thread may wait here.
@Component
public class Bootstrap implements ApplicationRunner {
  private static final Logger log = LoggerFactory.getLogger(Bootstrap.class);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String CAT = "rocket.cat";
  private static final List<String> SAMPLE_PEOPLE = List.of("alice", "bob", "carol", "dave");

  private final WorkspaceProperties workspace;
  private final AdminProperties admin;
  private final SampleProperties samples;
  private final WorkspaceRepository workspaces;
  private final PermissionRepository permissions;
  private final AccountRepository accounts;
  private final AccountCommands commands;
  private final Ids ids;
  private final InstantSource clock;

  public Bootstrap(
      WorkspaceProperties workspace,
      AdminProperties admin,
      SampleProperties samples,
      WorkspaceRepository workspaces,
      PermissionRepository permissions,
      AccountRepository accounts,
      AccountCommands commands,
      Ids ids,
      InstantSource clock) {
    this.workspace = workspace;
    this.admin = admin;
    this.samples = samples;
    this.workspaces = workspaces;
    this.permissions = permissions;
    this.accounts = accounts;
    this.commands = commands;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    // The start waits for it: nobody can log in before. This is the starting thread, not an event
    // loop's.
    defaultWorkspace().flatMap(made -> furnish(made.id())).block(PATIENCE);
  }

  private Mono<Workspace> defaultWorkspace() {
    var id = workspace.id() == null ? ids.next('T') : workspace.id();
    return workspaces.insertDefault(
        new Workspace(new WorkspaceId(id), workspace.name(), workspace.domain()), clock.instant());
  }

  private Mono<Void> furnish(WorkspaceId id) {
    return permissions
        .insertMissing(id, DefaultPermissions.load(), clock.instant())
        .then(createMissing(NewAccount.bot(id, CAT, "Rocket.Cat").withId(new UserId(CAT))))
        .then(firstAdmin(id))
        .then(samples.enabled() ? samplePeople(id) : Mono.empty());
  }

  private Mono<Void> firstAdmin(WorkspaceId id) {
    if (admin.username() == null || admin.password() == null || admin.email() == null) {
      return Mono.empty();
    }
    var wish = administrator(id, admin.username(), admin.email(), admin.password());
    return accounts
        .countAdmins(id)
        .filter(admins -> admins == 0)
        .flatMap(_ -> createMissing(wish))
        .then();
  }

  private Mono<Void> samplePeople(WorkspaceId id) {
    log.warn(
        "SAMPLE ACCOUNTS ARE ON: admin and {} can log in with well-known passwords. Set"
            + " snug.samples.enabled=false where strangers can reach this server.",
        SAMPLE_PEOPLE);
    return createMissing(administrator(id, "admin", "admin@example.com", "admin-sample"))
        .thenMany(Flux.fromIterable(SAMPLE_PEOPLE))
        .concatMap(username -> createMissing(samplePerson(id, username)))
        .then();
  }

  private Mono<Boolean> createMissing(NewAccount wish) {
    return accounts
        .findByUsername(wish.workspaceId(), wish.username())
        .hasElement()
        .flatMap(there -> there ? Mono.just(false) : commands.create(wish).thenReturn(true));
  }

  private static NewAccount administrator(
      WorkspaceId id, String username, String email, String password) {
    return NewAccount.person(
        id,
        username,
        capitalised(username),
        email,
        Password.plain(password),
        List.of(Roles.ADMIN, Roles.USER));
  }

  private static NewAccount samplePerson(WorkspaceId id, String username) {
    return NewAccount.person(
        id,
        username,
        capitalised(username),
        username + "@example.com",
        Password.plain(username + "-sample"),
        List.of(Roles.USER));
  }

  private static String capitalised(String username) {
    return Character.toUpperCase(username.charAt(0)) + username.substring(1);
  }
}
