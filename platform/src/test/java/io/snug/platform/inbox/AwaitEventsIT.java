package io.snug.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.platform.event.Event;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

class AwaitEventsIT {
  private final InboxStage stage = new InboxStage();
  private final AtomicInteger served = new AtomicInteger();
  private final WebTestClient web =
      WebTestClient.bindToWebHandler(_ -> Mono.fromRunnable(served::incrementAndGet))
          .webFilter(new AwaitEventsWebFilter(stage.inbox))
          .build();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void call_isServed_whenItNamesNoEvents_orSuchAsAreThere() {
    web.get().exchange().expectStatus().isOk();
    var first = InboxStage.event("A");
    var second = InboxStage.event("B");
    stage.inbox.receive(first).then(stage.inbox.receive(second)).block();
    after(first.id() + "," + second.id()).expectStatus().isOk();
    assertThat(served).hasValue(2);
  }

  @Test
  void call_waits_untilItsEventsAreThere() {
    var event = InboxStage.event("A");
    var coming = Mono.delay(Duration.ofMillis(300)).then(stage.inbox.receive(event)).toFuture();
    after(event.id().toString()).expectStatus().isOk();
    assertThat(coming).isCompletedWithValue(true);
    assertThat(stage.effects()).containsExactly("A");
  }

  @Test
  void call_isRefusedAndNotServed_whenItsEventsDoNotCome() {
    Event never = InboxStage.event("A");
    after(never.id().toString()).expectStatus().isEqualTo(503);
    after("nonsense").expectStatus().isEqualTo(503);
    assertThat(served).hasValue(0);
  }

  private WebTestClient.ResponseSpec after(String events) {
    return web.get().header(AwaitEventsWebFilter.HEADER, events).exchange();
  }
}
