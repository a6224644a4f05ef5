package io.snug.gateway.realtime;

import io.snug.gateway.flow.Turnstile;
import io.snug.platform.caller.Caller;
import io.snug.platform.internal.InternalClient;
import io.snug.platform.internal.Peer;
import io.snug.platform.json.Json;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;

/// Asks channel-service whether somebody may read a channel.
public final class ChannelReaders {
  private final WebClient channels;
  private final Turnstile turnstile;

  public ChannelReaders(InternalClient clients, Turnstile turnstile) {
    channels = clients.forPeer(Peer.CHANNEL);
    this.turnstile = turnstile;
  }

  /// False also where there is no such channel.
  public Mono<Boolean> mayRead(Caller caller, String channelId) {
    return turnstile.pass(ask(caller, channelId));
  }

  private Mono<Boolean> ask(Caller caller, String channelId) {
    return channels
        .get()
        .uri(
            uri ->
                uri.path("/internal/channels/{channel}/readers/{user}")
                    .queryParam("roles", "{roles}")
                    .queryParam("groups", "{groups}")
                    .build(
                        channelId,
                        caller.userId().value(),
                        String.join(",", caller.roles()),
                        String.join(",", caller.groups())))
        .retrieve()
        .bodyToMono(byte[].class)
        .map(body -> Json.parseObject(body).path("read").asBoolean(false))
        .onErrorReturn(WebClientResponseException.NotFound.class, false);
  }
}
