package io.snug.auth.group;

import io.snug.platform.caller.Caller;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// User groups. Only administrators change them, and only they see those they are not in.
@Component
public class GroupCommands {
  private final GroupRepository groups;
  private final InstantSource clock;

  public GroupCommands(GroupRepository groups, InstantSource clock) {
    this.groups = groups;
    this.clock = clock;
  }

  public Mono<GroupResult> create(Caller caller, GroupDescription wish) {
    return ifAdmin(
        caller,
        Mono.defer(
            () -> groups.insert(caller, UUID.randomUUID().toString(), wish, clock.instant())));
  }

  public Mono<GroupResult> update(Caller caller, String id, GroupDescription wish) {
    return ifAdmin(
        caller, Mono.defer(() -> groups.update(caller.workspaceId(), id, wish, clock.instant())));
  }

  public Mono<GroupResult> addMembers(Caller caller, String id, List<String> accounts) {
    return ifAdmin(
        caller,
        Mono.defer(() -> groups.addMembers(caller.workspaceId(), id, accounts, clock.instant())));
  }

  public Mono<GroupResult> removeMembers(Caller caller, String id, List<String> accounts) {
    return ifAdmin(
        caller,
        Mono.defer(
            () -> groups.removeMembers(caller.workspaceId(), id, accounts, clock.instant())));
  }

  public Mono<GroupResult> delete(Caller caller, String id) {
    if (!caller.isAdmin()) {
      return Mono.just(new GroupResult.NotPermitted());
    }
    return groups
        .delete(caller.workspaceId(), id)
        .map(gone -> gone ? new GroupResult.Deleted() : new GroupResult.NoSuchGroup());
  }

  public Mono<GroupResult> find(Caller caller, String id) {
    return groups
        .find(caller.workspaceId(), id)
        .<GroupResult>map(GroupResult.Done::new)
        .defaultIfEmpty(new GroupResult.NoSuchGroup());
  }

  /// One's own groups; for an administrator all of them.
  public Flux<UserGroup> list(Caller caller) {
    return groups.list(caller.workspaceId(), caller.userId(), caller.isAdmin());
  }

  public Flux<UserGroup> listOwn(Caller caller) {
    return groups.list(caller.workspaceId(), caller.userId(), false);
  }

  private static Mono<GroupResult> ifAdmin(Caller caller, Mono<UserGroup> change) {
    if (!caller.isAdmin()) {
      return Mono.just(new GroupResult.NotPermitted());
    }
    return change
        .<GroupResult>map(GroupResult.Done::new)
        .defaultIfEmpty(new GroupResult.NoSuchGroup());
  }
}
