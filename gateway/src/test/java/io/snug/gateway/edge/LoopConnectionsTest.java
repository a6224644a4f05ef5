package io.snug.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.resolver.AddressResolverGroup;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.ConnectionObserver;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.transport.TransportConfig;

class LoopConnectionsTest {
  private final List<Pool> pools = Collections.synchronizedList(new ArrayList<>());
  private final LoopConnections connections = new LoopConnections(this::pool);

  private Pool pool() {
    var pool = new Pool();
    pools.add(pool);
    return pool;
  }

  @SuppressWarnings("NullAway") // a pool that hands nothing out asks for nothing
  private void acquire() {
    connections.acquire(null, ConnectionObserver.emptyListener(), null, null).block();
  }

  private void acquireElsewhere() throws InterruptedException {
    Thread.ofPlatform().start(this::acquire).join();
  }

  @Test
  void everyThread_hasItsOwnPool_andKeepsIt() throws InterruptedException {
    acquire();
    acquire();
    acquireElsewhere();
    assertThat(pools).extracting(Pool::asked).containsExactly(2, 1);
  }

  @Test
  void disposing_disposesOfAllPools() throws InterruptedException {
    acquire();
    acquireElsewhere();
    connections.disposeLater().block();
    assertThat(pools).hasSize(2).allMatch(Pool::isOver);
  }

  private static final class Pool implements ConnectionProvider {
    private int asked;
    private boolean over;

    @Override
    public Mono<? extends Connection> acquire(
        TransportConfig config,
        ConnectionObserver observer,
        @Nullable Supplier<? extends SocketAddress> remote,
        @Nullable AddressResolverGroup<?> resolvers) {
      asked++;
      return Mono.empty();
    }

    @Override
    public Mono<Void> disposeLater() {
      return Mono.fromRunnable(() -> over = true);
    }

    int asked() {
      return asked;
    }

    boolean isOver() {
      return over;
    }
  }
}
