package io.snug.membership.openwebui;

import io.snug.membership.copy.Fields;
import io.snug.platform.internal.InternalClient;
import io.snug.platform.internal.Peer;
import io.snug.platform.json.Json;
import java.util.Collection;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Asks auth-service who is in user groups at this moment.
@Component
class UserGroups {
  private final InternalClient peers;

  UserGroups(InternalClient peers) {
    this.peers = peers;
  }

  /// The accounts in any of these groups; unknown groups have nobody in them.
  Mono<Set<String>> members(Collection<String> groupIds) {
    if (groupIds.isEmpty()) {
      return Mono.just(Set.of());
    }
    var body = Json.object();
    body.set("groupIds", Json.array(groupIds));
    return peers
        .forPeer(Peer.AUTH)
        .post()
        .uri("/internal/groups/members")
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(Json.writeBytes(body))
        .retrieve()
        .bodyToMono(byte[].class)
        .map(answer -> Fields.of(Json.parseObject(answer)).texts("userIds"));
  }
}
