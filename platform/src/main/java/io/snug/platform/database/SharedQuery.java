package io.snug.platform.database;

import io.snug.platform.line.Line;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// A question many ask at the same time, answered for several of them by one statement. Everybody
/// finds what was committed before they asked. Not for what has to be seen inside a transaction,
/// and not for writing: who waits for a lock would keep the others waiting too.
///
/// @param <Q> what is asked
/// @param <A> what is answered
public final class SharedQuery<Q, A> {
  /// More would keep the first waiting for the last.
  private static final int QUESTIONS_MAX = 50;

  /// Under way. A second one is run while the answers of the first are handed out.
  private static final int AT_ONCE = 2;

  /// A database that takes longer for rows it has by their keys does not answer.
  private static final Duration ANSWER_MAX = Duration.ofSeconds(3);

  private static final String AWAY = "the database does not answer";

  private final Function<List<Q>, Mono<Map<Integer, A>>> statement;
  private final Duration answerMax;
  private final Line<Asked<Q, A>> line;

  private record Asked<Q, A>(Q question, Sinks.One<A> answer) {}

  /// @param statement the answers there are, by the position of their question, the first being 1,
  ///   as `WITH ORDINALITY` counts
  public SharedQuery(Function<List<Q>, Mono<Map<Integer, A>>> statement) {
    this(statement, QUESTIONS_MAX);
  }

  /// @param questionsMax how many share a statement, where the first answer would be long in coming
  ///   with more
  public SharedQuery(Function<List<Q>, Mono<Map<Integer, A>>> statement, int questionsMax) {
    this(statement, questionsMax, ANSWER_MAX);
  }

  SharedQuery(
      Function<List<Q>, Mono<Map<Integer, A>>> statement, int questionsMax, Duration answerMax) {
    this.statement = statement;
    this.answerMax = answerMax;
    this.line = new Line<>(AT_ONCE, questionsMax, _ -> 1, this::run);
  }

  /// The answer, or empty where there is none; a [NoConnectionException] when too many wait, or
  /// when the database has not given one in time.
  public Mono<A> ask(Q question) {
    return Mono.defer(
        () -> {
          if (line.waiting() >= BoundedConnections.WAITING_MAX) {
            return Mono.error(new NoConnectionException("too many wait for the database", null));
          }
          var asked = new Asked<Q, A>(question, Sinks.one());
          line.join(asked);
          return asked.answer().asMono();
        });
  }

  private Mono<Void> run(List<Asked<Q, A>> asked) {
    var questions = asked.stream().map(Asked::question).toList();
    // What is late goes on without us: the pool must not get a connection back that is in use.
    return Mono.fromFuture(() -> statement.apply(questions).toFuture(), true)
        .timeout(answerMax, Mono.error(() -> new NoConnectionException(AWAY, null)))
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
      var refusal = new NoConnectionException(AWAY, failure);
      line.clear().forEach(one -> one.answer().tryEmitError(refusal));
    }
  }
}
