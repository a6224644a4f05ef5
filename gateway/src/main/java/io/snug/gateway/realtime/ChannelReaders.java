package io.snug.gateway.realtime;

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

  public ChannelReaders(InternalClient clients) {
    channels = clients.forPeer(Peer.CHANNEL);
  }

  /// False also where there is no such channel.
  public Mono<Boolean> mayRead(Caller caller, String channelId) {
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
