package io.snug.gateway.realtime;

import io.snug.gateway.flow.Turnstile;
import io.snug.platform.caller.Caller;
import io.snug.platform.internal.InternalClient;
import io.snug.platform.internal.Peer;
import io.snug.platform.json.Json;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/// Asks channel-service whether somebody may read a channel.
public final class ChannelReaders {
  private final WebClient channels;
  private final Turnstile turnstile;

  public ChannelReaders(InternalClient clients, Turnstile turnstile) {
    channels = clients.forPeer(Peer.CHANNEL);
    this.turnstile = turnstile;
  }

  /// How somebody may read a channel.
  ///
  /// @param read whether they may; also false where there is no such channel
  /// @param asGuest whether they might without being its member
  public record Access(boolean read, boolean asGuest) {
    private static final Access NONE = new Access(false, false);

    /// A channel-service of before the second does not tell it.
    private static Access of(JsonNode answer) {
      boolean read = answer.path("read").asBoolean(false);
      return new Access(read, answer.path("asGuest").asBoolean(read));
    }
  }

  public Mono<Access> access(Caller caller, String channelId) {
    return turnstile.pass(ask(caller, channelId));
  }

  private Mono<Access> ask(Caller caller, String channelId) {
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
        .map(body -> Access.of(Json.parseObject(body)))
        .onErrorReturn(WebClientResponseException.NotFound.class, Access.NONE);
  }
}
