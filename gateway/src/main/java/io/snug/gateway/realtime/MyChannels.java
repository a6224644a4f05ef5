package io.snug.gateway.realtime;

import io.snug.gateway.flow.Turnstile;
import io.snug.platform.caller.Caller;
import io.snug.platform.internal.InternalClient;
import io.snug.platform.internal.Peer;
import io.snug.platform.json.Json;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/// Asks membership-service which channels somebody is in, hidden ones included, or may read by
/// grant.
public final class MyChannels {
  private static final Logger log = LoggerFactory.getLogger(MyChannels.class);

  private final WebClient membership;
  private final Turnstile turnstile;

  public MyChannels(InternalClient clients, Turnstile turnstile) {
    membership = clients.forPeer(Peer.MEMBERSHIP);
    this.turnstile = turnstile;
  }

  /// @param all every channel whose events concern somebody
  /// @param byGrant those of them somebody may read without being a member
  record Loaded(Set<String> all, Set<String> byGrant) {}

  Mono<Loaded> of(Caller caller) {
    return turnstile.pass(ask(caller));
  }

  private Mono<Loaded> ask(Caller caller) {
    return membership
        .get()
        .uri(
            uri ->
                uri.path("/internal/users/{id}/channels")
                    .queryParam("workspace", "{workspace}")
                    .queryParam("roles", "{roles}")
                    .queryParam("groups", "{groups}")
                    .build(
                        caller.userId().value(),
                        caller.workspaceId().value(),
                        String.join(",", caller.roles()),
                        String.join(",", caller.groups())))
        .retrieve()
        .bodyToMono(byte[].class)
        .map(MyChannels::read)
        .doOnError(
            failure -> log.warn("membership-service cannot be asked: {}", failure.toString()));
  }

  private static Loaded read(byte[] body) {
    var loaded = new Loaded(new HashSet<>(), new HashSet<>());
    for (var channel : Json.parseObject(body).path("channels")) {
      var id = Json.requiredText(channel, "id");
      loaded.all().add(id);
      if (channel.path("byGrant").asBoolean(false)) {
        loaded.byGrant().add(id);
      }
    }
    return loaded;
  }
}
