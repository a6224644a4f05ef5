package io.snug.platform.database;

import io.snug.platform.line.Line;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// A statement that is for several who ask at the same time. Everybody finds what was committed
/// before they asked. Not for what has to be seen inside a transaction. One that writes must not
/// wait for a lock that somebody may keep, or all who share it would: it leaves out who would have
/// to (`SKIP LOCKED`), and these ask again by themselves.
///
/// @param <Q> what is asked
/// @param <A> what is answered
public final class SharedStatement<Q, A> {
  /// More would keep the first waiting for the last.
  private static final int QUESTIONS_MAX = 50;

  /// Under way. A second one is run while the answers of the first are handed out.
  private static final int AT_ONCE = 2;

  /// A database that takes longer for rows it has by their keys does not answer.
  private static final Duration READING_MAX = Duration.ofSeconds(3);

  /// Longer than anybody waits for a connection, for until there was one nothing was written.
  private static final Duration WRITING_MAX = Duration.ofSeconds(6);

  private static final Pattern LOCKING = Pattern.compile("(?m)^ *FOR .*");
  private static final String AWAY = "the database does not answer";

  private final Function<List<Q>, Mono<Map<Integer, A>>> statement;
  private final Duration answerMax;
  private final Supplier<Throwable> late;
  private final Line<Asked<Q, A>> line;

  private record Asked<Q, A>(Q question, Sinks.One<A> answer) {}

  /// @param atOnce how many statements are under way
  /// @param late what is said when there is no answer in time
  SharedStatement(
      Function<List<Q>, Mono<Map<Integer, A>>> statement,
      int atOnce,
      int questionsMax,
      Duration answerMax,
      Supplier<Throwable> late) {
    this.statement = statement;
    this.answerMax = answerMax;
    this.late = late;
    this.line = new Line<>(atOnce, questionsMax, _ -> 1, this::run);
  }

  /// A statement that only looks.
  ///
  /// @param statement the answers there are, by the position of their question, the first being 1,
  ///   as `WITH ORDINALITY` counts
  public static <Q, A> SharedStatement<Q, A> reading(
      Function<List<Q>, Mono<Map<Integer, A>>> statement) {
    return reading(statement, QUESTIONS_MAX);
  }

  /// @param questionsMax how many share a statement, where the first answer would be long in coming
  ///   with more
  public static <Q, A> SharedStatement<Q, A> reading(
      Function<List<Q>, Mono<Map<Integer, A>>> statement, int questionsMax) {
    return new SharedStatement<>(
        statement, AT_ONCE, questionsMax, READING_MAX, () -> new NoConnectionException(AWAY, null));
  }

  /// A statement that writes. When it is not answered in time, nobody knows whether it did.
  public static <Q, A> SharedStatement<Q, A> writing(
      Function<List<Q>, Mono<Map<Integer, A>>> statement) {
    return writing(statement, AT_ONCE);
  }

  /// As [#writing(Function)], one at a time, where two would often want the same rows.
  public static <Q, A> SharedStatement<Q, A> writingInTurn(
      Function<List<Q>, Mono<Map<Integer, A>>> statement) {
    return writing(statement, 1);
  }

  private static <Q, A> SharedStatement<Q, A> writing(
      Function<List<Q>, Mono<Map<Integer, A>>> statement, int atOnce) {
    return new SharedStatement<>(
        statement, atOnce, QUESTIONS_MAX, WRITING_MAX, () -> new QueryTimeoutException(AWAY));
  }

  /// A statement that leaves out rows which are locked, instead of waiting for them.
  ///
  /// @param statement whose locking clauses each end a line of their own
  public static String withoutWaiting(String statement) {
    return LOCKING.matcher(statement).replaceAll("$0 SKIP LOCKED");
  }

  /// The answer, or empty where there is none; a [NoConnectionException] when too many wait, or
  /// when the database is away.
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
    return Mono.fromFuture(() -> statement.apply(questions).materialize().toFuture(), true)
        .timeout(answerMax, Mono.error(late))
        .<Map<Integer, A>>dematerialize()
        .doOnNext(answers -> answer(asked, answers))
        .then()
        .onErrorResume(failure -> broken(asked, failure));
  }

  /// What the database refuses has not happened, and may be the fault of one question: then each is
  /// asked by itself.
  private Mono<Void> broken(List<Asked<Q, A>> asked, Throwable failure) {
    boolean refused =
        failure instanceof DataAccessException && Breakage.of(failure) == Breakage.FAULT;
    return refused && asked.size() > 1
        ? Flux.fromIterable(asked).flatMap(one -> run(List.of(one)), asked.size()).then()
        : Mono.fromRunnable(() -> fail(asked, failure));
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
