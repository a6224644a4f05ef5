package io.snug.platform.service;

import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.LoopResources;

/// The event loops of a service: requests, questions to peers and statements are on the same ones,
/// so that a call stays on one thread. With one loop for each of these, or a handful, every step
/// wakes up another thread, which costs more than the step.
///
/// They end after the beans that work on them, the database's connections among these, and not with
/// the web server.
final class EventLoops extends ReactorResourceFactory {
  private final LoopResources loops;

  /// @param service what the threads are called after
  /// @param count how many
  EventLoops(String service, int count) {
    loops = LoopResources.create(service, count, true);
    setUseGlobalResources(false);
    setLoopResources(loops);
  }

  @Override
  public void destroy() {
    super.destroy();
    loops.dispose();
  }
}
