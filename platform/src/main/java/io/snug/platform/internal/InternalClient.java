package io.snug.platform.internal;

import java.util.EnumMap;
import java.util.Map;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;

/// HTTP to the peers, over connections that are kept and shared: the secret is on every call, and
/// none waits longer than the peers' timeout, neither for a connection nor for the answer.
public final class InternalClient {
  private static final int ANSWER_BYTES_MAX = 16 * 1024 * 1024;

  private final Map<Peer, WebClient> clients = new EnumMap<>(Peer.class);

  public InternalClient(
      WebClient.Builder builder, PeerProperties peers, InternalProperties internal) {
    var http = HttpClient.create().responseTimeout(peers.timeout());
    for (var peer : Peer.values()) {
      clients.put(
          peer,
          builder
              .clone()
              .baseUrl(peers.of(peer).toString())
              .clientConnector(new ReactorClientHttpConnector(http))
              .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(ANSWER_BYTES_MAX))
              .filter((request, next) -> next.exchange(request).timeout(peers.timeout()))
              .defaultHeader(InternalWebFilter.HEADER, internal.key())
              .build());
    }
  }

  /// A client whose paths are relative to that peer.
  public WebClient forPeer(Peer peer) {
    var client = clients.get(peer);
    if (client == null) {
      throw new IllegalArgumentException("no peer " + peer);
    }
    return client;
  }
}
