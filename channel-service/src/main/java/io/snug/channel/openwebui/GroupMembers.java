package io.snug.channel.openwebui;

import io.snug.platform.caller.UserId;
import io.snug.platform.internal.InternalClient;
import io.snug.platform.internal.Peer;
import io.snug.platform.json.Json;
import java.util.List;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/// Who is in user groups at this moment, as the auth-service knows.
public final class GroupMembers {
  private final InternalClient client;

  public GroupMembers(InternalClient client) {
    this.client = client;
  }

  /// The members of all these groups. Unknown groups have none. Fails when nobody answers: a
  /// channel must not be made without the people it was meant for.
  Mono<List<UserId>> of(List<String> groupIds) {
    if (groupIds.isEmpty()) {
      return Mono.just(List.of());
    }
    var body = Json.object();
    body.set("groupIds", Json.array(groupIds));
    return client
        .forPeer(Peer.AUTH)
        .post()
        .uri("/internal/groups/members")
        .header("content-type", "application/json")
        .bodyValue(Json.writeBytes(body))
        .retrieve()
        .bodyToMono(byte[].class)
        .map(answer -> Json.parseObject(answer).path("userIds"))
        .map(ids -> ids.valueStream().map(JsonNode::asString).map(UserId::new).toList());
  }
}
