package io.snug.channel.openwebui;

import io.snug.channel.channel.Channel;
import io.snug.channel.channel.Grant;
import io.snug.channel.copy.AccountRepository;
import io.snug.platform.caller.UserId;
import java.util.LinkedHashSet;
import java.util.List;
import reactor.core.publisher.Mono;

/// Counts who may read a standard channel.
public final class Readers {
  private final AccountRepository accounts;
  private final GroupMembers groups;

  public Readers(AccountRepository accounts, GroupMembers groups) {
    this.accounts = accounts;
    this.groups = groups;
  }

  Mono<Integer> count(Channel channel) {
    if (channel.sharing().isReadableByEverybody()) {
      return accounts.count(channel.workspaceId());
    }
    var ids = new LinkedHashSet<UserId>();
    ids.add(channel.creator().id());
    principals(channel, "user").stream()
        .filter(id -> !id.isBlank())
        .forEach(id -> ids.add(new UserId(id)));
    return groups
        .of(principals(channel, "group"))
        .onErrorReturn(List.of())
        .doOnNext(ids::addAll)
        .flatMap(_ -> accounts.count(channel.workspaceId(), ids, principals(channel, "role")));
  }

  private static List<String> principals(Channel channel, String type) {
    return channel.sharing().grants().stream()
        .filter(grant -> grant.permission().equals(Grant.READ))
        .filter(grant -> grant.principalType().equals(type))
        .map(Grant::principalId)
        .distinct()
        .toList();
  }
}
