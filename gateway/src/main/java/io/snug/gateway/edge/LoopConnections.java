package io.snug.gateway.edge;

import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.FastThreadLocal;
import java.net.SocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.ConnectionObserver;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.transport.TransportConfig;

/// Connections to the services, of which each event loop has its own: a request is passed on and
/// its answer written by the thread that read it. With one pool for all loops half of the requests
/// and more would change threads twice on their way, and each change wakes somebody up.
final class LoopConnections implements ConnectionProvider {
  private final Queue<ConnectionProvider> all = new ConcurrentLinkedQueue<>();
  private final FastThreadLocal<ConnectionProvider> own;

  /// @param pool makes the pool of one loop
  LoopConnections(Supplier<ConnectionProvider> pool) {
    own =
        new FastThreadLocal<>() {
          @Override
          protected ConnectionProvider initialValue() {
            var made = pool.get();
            all.add(made);
            return made;
          }
        };
  }

  @Override
  public Mono<? extends Connection> acquire(
      TransportConfig config,
      ConnectionObserver observer,
      @Nullable Supplier<? extends SocketAddress> remote,
      @Nullable AddressResolverGroup<?> resolvers) {
    return own.get().acquire(config, observer, remote, resolvers);
  }

  @Override
  public Mono<Void> disposeLater() {
    return Flux.fromIterable(all).flatMap(ConnectionProvider::disposeLater).then();
  }

  @Override
  public int maxConnections() {
    return own.get().maxConnections();
  }
}
