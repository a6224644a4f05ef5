package io.snug.membership.membership;

import io.snug.platform.internal.Peer;
import io.snug.platform.outbox.NewEvent;
import io.snug.platform.outbox.Outbox;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.concurrent.Queues;

/// Tells channel-service who sees a channel again, after the commit and behind the caller's back:
/// the post that brought the channel back does not wait for it. Where the queue is full the telling
/// is dropped; Kafka delivers in any case. Owns a subscription, which is its loop.
@Component
public class FollowUp implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(FollowUp.class);
  private static final int WAITING_MAX = 256;

  private final Outbox outbox;
  private final Sinks.Many<List<NewEvent>> waiting =
      Sinks.many().unicast().onBackpressureBuffer(Queues.<List<NewEvent>>get(WAITING_MAX).get());
  private volatile @Nullable Disposable loop;

  FollowUp(Outbox outbox) {
    this.outbox = outbox;
  }

  /// Queues the events for the time after the transaction this is called in.
  public Mono<Void> afterCommit(List<NewEvent> events) {
    if (events.isEmpty()) {
      return Mono.empty();
    }
    return TransactionSynchronizationManager.forCurrentTransaction()
        .doOnNext(transaction -> transaction.registerSynchronization(telling(events)))
        .then();
  }

  private TransactionSynchronization telling(List<NewEvent> events) {
    return new TransactionSynchronization() {
      @Override
      public Mono<Void> afterCommit() {
        return Mono.fromRunnable(() -> queue(events));
      }
    };
  }

  private void queue(List<NewEvent> events) {
    outbox.committed();
    synchronized (waiting) {
      if (waiting.tryEmitNext(events).isFailure()) {
        log.debug("{} events are left to Kafka", events.size());
      }
    }
  }

  @Override
  public void start() {
    loop =
        waiting
            .asFlux()
            .concatMap(events -> outbox.committed(events, Peer.CHANNEL))
            .subscribe(_ -> {}, failure -> log.error("following up has ended", failure));
  }

  @Override
  public void stop() {
    var running = loop;
    if (running != null) {
      running.dispose();
    }
    loop = null;
  }

  @Override
  public boolean isRunning() {
    return loop != null;
  }
}
