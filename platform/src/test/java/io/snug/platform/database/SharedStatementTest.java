package io.snug.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class SharedStatementTest {
  private final List<List<String>> statements = new ArrayList<>();
  private final List<Sinks.One<Map<Integer, String>>> results = new ArrayList<>();
  private final List<String> answers = new ArrayList<>();
  private final SharedStatement<String, String> query = SharedStatement.reading(this::run);

  private Mono<Map<Integer, String>> run(List<String> questions) {
    statements.add(questions);
    var result = Sinks.<Map<Integer, String>>one();
    results.add(result);
    return result.asMono();
  }

  private void ask(String question) {
    query
        .ask(question)
        .subscribe(
            answer -> answers.add(question + " " + answer),
            failure -> answers.add(question + " fails"),
            () -> answers.add(question + " ends"));
  }

  private void answer(int statement, Map<Integer, String> rows) {
    results.get(statement).tryEmitValue(rows).orThrow();
  }

  @Test
  void questions_areAskedAtOnce_whileFewAreUnderWay() {
    ask("a");
    ask("b");
    assertThat(statements).containsExactly(List.of("a"), List.of("b"));
  }

  @Test
  void questions_shareAStatement_whenTheyHaveHadToWait_andEachHasItsOwnAnswer() {
    ask("a");
    ask("b");
    ask("c");
    ask("d");
    ask("e");
    answer(0, Map.of(1, "A"));
    assertThat(statements).containsExactly(List.of("a"), List.of("b"), List.of("c", "d", "e"));

    answer(2, Map.of(3, "E", 1, "C"));
    assertThat(answers)
        .containsExactly("a A", "a ends", "c C", "c ends", "d ends", "e E", "e ends");
  }

  @Test
  void question_isNotAskedByAStatementThatIsUnderWay_soItSeesWhatWasWrittenBefore() {
    ask("a");
    ask("b");
    ask("a");
    answer(0, Map.of(1, "old"));
    answer(2, Map.of(1, "new"));
    assertThat(answers).containsExactly("a old", "a ends", "a new", "a ends");
  }

  @Test
  void refusal_isForThoseWhoAskedTogether_andForNobodyElse() {
    ask("a");
    ask("b");
    ask("c");
    results.get(0).tryEmitError(new IllegalStateException("a fault of ours")).orThrow();
    answer(2, Map.of(1, "C"));
    assertThat(answers).containsExactly("a fails", "c C", "c ends");
  }

  @Test
  void whatTheDatabaseRefuses_isAskedOneByOne_soThatOnlyWhoseFaultItIsFails() {
    ask("a");
    ask("b");
    ask("c");
    ask("d");
    answer(0, Map.of());
    var refusal =
        new DataIntegrityViolationException(
            "no", new R2dbcDataIntegrityViolationException("no", "23514"));
    results.get(2).tryEmitError(refusal).orThrow();
    assertThat(statements).endsWith(List.of("c", "d"), List.of("c"), List.of("d"));
    results.get(3).tryEmitError(refusal).orThrow();
    answer(4, Map.of(1, "D"));
    assertThat(answers).containsExactly("a ends", "c fails", "d D", "d ends");
  }

  @Test
  void whoWaits_waitsNoLonger_whenTheDatabaseIsAway() {
    ask("a");
    ask("b");
    ask("c");
    results.get(0).tryEmitError(new R2dbcNonTransientResourceException("away")).orThrow();
    assertThat(answers).containsExactly("a fails", "c fails");
    assertThat(statements).hasSize(2);

    ask("d");
    assertThat(statements).hasSize(3);
  }

  @Test
  void whoComesWhenTooManyWait_isRefusedAtOnce() {
    for (int i = 0; i < 2 + BoundedConnections.WAITING_MAX; i++) {
      ask("a");
    }
    assertThat(answers).isEmpty();
    ask("late");
    assertThat(answers).containsExactly("late fails");
  }

  private SharedStatement<String, String> silent(Supplier<Throwable> late) {
    return new SharedStatement<>(this::run, 2, 50, Duration.ofMillis(50), late);
  }

  @Test
  void whetherItWrote_isUnknown_whenTheDatabaseSaysNothing_butNotForThoseWhoWaited() {
    var silent = silent(() -> new QueryTimeoutException("away"));
    var outcomes =
        Flux.just("a", "b", "c")
            .flatMap(
                question ->
                    silent
                        .ask(question)
                        .onErrorResume(failure -> Mono.just(question + Breakage.of(failure))),
                3)
            .collectList();
    StepVerifier.create(outcomes)
        .assertNext(
            all ->
                assertThat(all).containsExactlyInAnyOrder("aUNKNOWN", "bUNKNOWN", "cUNAVAILABLE"))
        .verifyComplete();
  }

  @Test
  void whatComesTooLate_isNobodysFailure() {
    var dropped = new ArrayList<Throwable>();
    Hooks.onErrorDropped(dropped::add);
    try {
      var silent = silent(() -> new NoConnectionException("away", null));
      StepVerifier.create(silent.ask("a")).verifyError(NoConnectionException.class);
      results.getFirst().tryEmitError(new IllegalStateException("late")).orThrow();
      assertThat(dropped).isEmpty();
    } finally {
      Hooks.resetOnErrorDropped();
    }
  }

  @Test
  void aStatementThatIsInTurn_waitsForTheOneBefore() {
    var inTurn = SharedStatement.writingInTurn(this::run);
    Flux.just("a", "b", "c").flatMap(inTurn::ask, 3).subscribe(answers::add);
    assertThat(statements).containsExactly(List.of("a"));
    answer(0, Map.of(1, "A"));
    answer(1, Map.of(1, "B", 2, "C"));
    assertThat(statements).containsExactly(List.of("a"), List.of("b", "c"));
    assertThat(answers).containsExactly("A", "B", "C");
  }

  @Test
  void nobodyWaitsForEver_whenTheDatabaseSaysNothing() {
    var silent = silent(() -> new NoConnectionException("away", null));
    var outcomes =
        Flux.just("a", "b", "c")
            .flatMap(
                question ->
                    silent.ask(question).onErrorReturn(NoConnectionException.class, "refused"),
                3);
    StepVerifier.create(outcomes).expectNext("refused", "refused", "refused").verifyComplete();
    StepVerifier.create(silent.ask("d")).verifyError(NoConnectionException.class);
    assertThat(statements).contains(List.of("a"), List.of("b")).doesNotContain(List.of("c"));
  }
}
