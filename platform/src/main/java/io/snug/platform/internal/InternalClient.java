package io.snug.platform.internal;

import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/// HTTP to the peers, over connections that are kept and shared: the secret is on every call, and
/// none waits longer than the peers' timeout, neither for a connection nor for the answer.
public final class InternalClient {
  private static final int ANSWER_BYTES_MAX = 16 * 1024 * 1024;

  private static final int CONNECT_MILLIS = 1_000;

  /// To one peer.
  private static final int CONNECTIONS_MAX = 128;

  private static final int WAITING_MAX = 512;
  private static final Duration CONNECTION_WAIT = Duration.ofSeconds(1);

  private final Map<Peer, WebClient> clients = new EnumMap<>(Peer.class);

  /// @param loops the service's own, so that answers arrive where their callers are
  public InternalClient(
      WebClient.Builder builder,
      LoopResources loops,
      PeerProperties peers,
      InternalProperties internal) {
    var http =
        HttpClient.create(connections())
            .runOn(loops)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
            .responseTimeout(peers.timeout());
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

  /// A slow peer must not gather callers without end: those who find no connection soon are
  /// refused.
  private static ConnectionProvider connections() {
    return ConnectionProvider.builder("peers")
        .maxConnections(CONNECTIONS_MAX)
        .pendingAcquireMaxCount(WAITING_MAX)
        .pendingAcquireTimeout(CONNECTION_WAIT)
        .lifo()
        .build();
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
