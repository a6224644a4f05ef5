package io.snug.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.platform.event.DeliveryLine.Answer;
import io.snug.platform.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class DeliveryLineTest {
  private static final Answer TOLD = new Answer(true, null);

  private final List<List<String>> requests = new ArrayList<>();
  private final List<Sinks.One<Answer>> answers = new ArrayList<>();
  private final List<String> receipts = new ArrayList<>();
  private final DeliveryLine line = new DeliveryLine(this::post);

  private Mono<Answer> post(List<Event> events) {
    requests.add(events.stream().map(Event::key).toList());
    var answer = Sinks.<Answer>one();
    answers.add(answer);
    return answer.asMono();
  }

  private void deliver(String... keys) {
    line.deliver(List.of(keys).stream().map(DeliveryLineTest::event).toList())
        .subscribe(answer -> receipts.add(keys[0] + (answer.told() ? " told" : " untold")));
  }

  private static Event event(String key) {
    return new Event(UUID.randomUUID(), "t", "/s", "S", key, 1, Instant.EPOCH, null, Json.object());
  }

  private void answer(int request, Answer answer) {
    answers.get(request).tryEmitValue(answer).orThrow();
  }

  @Test
  void events_goAtOnce_whileFewAreUnderWay() {
    deliver("a", "b");
    deliver("c");
    assertThat(requests).containsExactly(List.of("a", "b"), List.of("c"));
  }

  @Test
  void events_goTogether_whenTheyHaveHadToWait() {
    deliver("a");
    deliver("b");
    deliver("c", "d");
    deliver("e");
    answer(1, TOLD);
    assertThat(requests).containsExactly(List.of("a"), List.of("b"), List.of("c", "d", "e"));
    assertThat(receipts).containsExactly("b told");

    answer(2, TOLD);
    answer(0, TOLD);
    assertThat(receipts).containsExactly("b told", "c told", "e told", "a told");
  }

  @Test
  void request_isBounded_andOneCallersEventsStayTogether() {
    deliver("a");
    deliver("b");
    for (int i = 0; i < 70; i++) {
      deliver("x", "y");
    }
    answer(0, TOLD);
    answer(1, TOLD);
    assertThat(requests.subList(2, 4)).extracting(List::size).containsExactly(100, 40);
  }

  @Test
  void whoWaits_waitsNoLonger_whenThePeerDoesNotAnswer() {
    deliver("a");
    deliver("b");
    deliver("c");
    answer(0, Answer.UNTOLD);
    assertThat(receipts).containsExactly("a untold", "c untold");
    assertThat(requests).hasSize(2);

    deliver("d");
    assertThat(requests).hasSize(3);
  }

  @Test
  void events_goOnTheirWay_whenTheirCallerIsGone() {
    deliver("a");
    deliver("b");
    line.deliver(List.of(event("c"))).subscribe().dispose();
    answer(0, TOLD);
    assertThat(requests).contains(List.of("c"));
  }
}
