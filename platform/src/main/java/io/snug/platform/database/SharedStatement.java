package io.snug.platform.database;

import io.snug.platform.line.Line;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// A statement that many want run at the same time, each with their own arguments: run once for
/// several of them. It sees, and changes, what was committed before any of them asked. Not for what
/// has to happen inside a transaction.
///
/// @param <Q> what is asked for
/// @param <A> what is answered
public final class SharedStatement<Q, A> {
  /// More would keep the first waiting for the last.
  private static final int QUESTIONS_MAX = 50;

  /// Under way. A second one is run while the answers of the first are handed out.
  private static final int AT_ONCE = 2;

  private final Function<List<Q>, Mono<Map<Integer, A>>> statement;
  private final Line<Asked<Q, A>> line;

  private record Asked<Q, A>(Q question, Sinks.One<A> answer) {}

  /// @param statement the answers there are, by the position of their question, the first being 1,
  ///   as `WITH ORDINALITY` counts
  public SharedStatement(Function<List<Q>, Mono<Map<Integer, A>>> statement) {
    this.statement = statement;
    this.line = new Line<>(AT_ONCE, QUESTIONS_MAX, _ -> 1, this::run);
  }

  /// The answer, or empty where there is none. The statement is run also when nobody waits for that
  /// any more.
  public Mono<A> ask(Q question) {
    return Mono.defer(
        () -> {
          var asked = new Asked<Q, A>(question, Sinks.one());
          line.join(asked);
          return asked.answer().asMono();
        });
  }

  private Mono<Void> run(List<Asked<Q, A>> asked) {
    return Mono.defer(() -> statement.apply(asked.stream().map(Asked::question).toList()))
        .doOnNext(answers -> answer(asked, answers))
        .onErrorResume(failure -> Mono.fromRunnable(() -> fail(asked, failure)))
        .then();
  }

  private void answer(List<Asked<Q, A>> asked, Map<Integer, A> answers) {
    int position = 0;
    for (var one : asked) {
      var answer = answers.get(++position);
      if (answer == null) {
        one.answer().tryEmitEmpty();
      } else {
        one.answer().tryEmitValue(answer);
      }
    }
  }

  /// When the database does not answer, whoever would ask it next waits no longer either: for them
  /// nothing happened.
  private void fail(List<Asked<Q, A>> asked, Throwable failure) {
    asked.forEach(one -> one.answer().tryEmitError(failure));
    if (Breakage.of(failure) != Breakage.FAULT) {
      var refusal = new NoConnectionException("the database does not answer", failure);
      line.clear().forEach(one -> one.answer().tryEmitError(refusal));
    }
  }
}
