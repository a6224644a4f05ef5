package io.snug.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class TurnstileTest {
  private final Turnstile turnstile = new Turnstile("somewhere", 2, 3);
  private final List<Sinks.One<String>> calls = new ArrayList<>();
  private final AtomicInteger made = new AtomicInteger();

  @AfterEach
  void stop() {
    turnstile.destroy();
  }

  private Mono<String> call() {
    var answer = Sinks.<String>one();
    calls.add(answer);
    return turnstile.pass(
        Mono.defer(
            () -> {
              made.incrementAndGet();
              return answer.asMono();
            }));
  }

  @Test
  void calls_beyondTheBound_waitTheirTurn() {
    var heard = new ArrayList<String>();
    for (int i = 0; i < 4; i++) {
      call().subscribe(heard::add);
    }
    assertThat(made).hasValue(2);
    calls.get(1).tryEmitValue("second");
    assertThat(made).hasValue(3);
    calls.get(0).tryEmitValue("first");
    calls.get(2).tryEmitValue("third");
    calls.get(3).tryEmitValue("fourth");
    assertThat(heard).containsExactly("second", "first", "third", "fourth");
  }

  @Test
  void call_isTurnedAway_whenTheLineIsFull_andIsLetInLater() {
    List.of(call(), call(), call(), call(), call()).forEach(Mono::subscribe);
    StepVerifier.create(call()).verifyError(Overload.class);
    calls.get(0).tryEmitValue("done");
    call().subscribe();
    calls.forEach(answer -> answer.tryEmitValue("done"));
    StepVerifier.create(turnstile.pass(Mono.just("free again")))
        .expectNext("free again")
        .verifyComplete();
  }

  @Test
  void call_isNotMade_whenItsCallerHasGoneMeanwhile() {
    call().subscribe();
    call().subscribe();
    var waiting = call().subscribe();
    waiting.dispose();
    calls.get(0).tryEmitValue("done");
    assertThat(made).hasValue(2);
  }

  @Test
  void place_isFree_whenACallerHangsUpOrACallFails() {
    var first = call().subscribe();
    call().onErrorComplete().subscribe();
    first.dispose();
    calls.get(1).tryEmitError(new IllegalStateException("broken"));
    StepVerifier.create(Mono.zip(turnstile.pass(Mono.just(1)), turnstile.pass(Mono.just(2))))
        .expectNextCount(1)
        .verifyComplete();
  }
}
