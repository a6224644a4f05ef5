package io.snug.channel.copy;

import io.snug.platform.call.CallNotes;
import io.snug.platform.caller.UserId;
import io.snug.platform.caller.WorkspaceId;
import io.snug.platform.internal.InternalClient;
import io.snug.platform.internal.Peer;
import io.snug.platform.json.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/// The membership-service, for what its events have not told yet, and for what only it can change.
public final class MembershipOwner {
  private static final Logger log = LoggerFactory.getLogger(MembershipOwner.class);

  private final InternalClient client;

  public MembershipOwner(InternalClient client) {
    this.client = client;
  }

  /// Whether the person is a member of the channel by now; empty when they are not, or when nobody
  /// answers: then "no such channel" stands, which is all this is asked for.
  public Mono<Membership> find(WorkspaceId workspace, UserId user, String channelId) {
    return client
        .forPeer(Peer.MEMBERSHIP)
        .get()
        .uri("/internal/users/{user}/channels?workspace={workspace}", user, workspace)
        .retrieve()
        .bodyToMono(byte[].class)
        .map(Json::parseObject)
        .filter(answer -> names(answer, channelId))
        .map(_ -> Membership.known())
        .onErrorResume(
            away -> {
              log.warn("the membership-service could not be asked: {}", away.toString());
              return Mono.empty();
            });
  }

  /// Brings a channel back for somebody who had hidden it. When no answer comes it may be back or
  /// not; the failure then counts as one that came after a commit.
  public Mono<Void> show(UserId user, String channelId) {
    return client
        .forPeer(Peer.MEMBERSHIP)
        .post()
        .uri("/internal/channels/{channel}/members/{user}/show", channelId, user)
        .retrieve()
        .toBodilessEntity()
        .flatMap(answer -> CallNotes.noteUntold(answer.getHeaders().getFirst(CallNotes.HEADER)))
        .onErrorResume(failure -> CallNotes.noteCommit().then(Mono.error(failure)));
  }

  private static boolean names(JsonNode answer, String channelId) {
    for (var channel : answer.path("channels")) {
      if (channelId.equals(Json.text(channel, "id")) && !channel.path("byGrant").asBoolean(false)) {
        return true;
      }
    }
    return false;
  }
}
