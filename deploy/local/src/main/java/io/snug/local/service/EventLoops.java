package io.snug.local.service;

import java.time.Duration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.http.HttpResources;

/// The event loops that all contexts of this JVM share. A context that is closed would take them
/// from the others, whose database calls then never end; so they outlive every one of them.
final class EventLoops {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private EventLoops() {}

  /// Makes a context leave them alone.
  static ApplicationContextInitializer<GenericApplicationContext> lent() {
    return context -> context.registerBean(ReactorResourceFactory.class, Lent::new);
  }

  static void close() {
    HttpResources.disposeLoopsAndConnectionsLater(Duration.ZERO, PATIENCE).block();
  }

  private static final class Lent extends ReactorResourceFactory {
    @Override
    public void stop() {
      // not this context's to end
    }

    @Override
    public void destroy() {
      // as above
    }
  }
}
