package io.snug.platform.database;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.r2dbc.connection.ConnectionFactoryUtils;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A statement on its way to the database. Each subscription to what it yields runs it once.
public final class Query {
  private final ConnectionFactory connections;
  private final NamedSql sql;
  private final @Nullable Object[] arguments;

  Query(ConnectionFactory connections, NamedSql sql) {
    this.connections = connections;
    this.sql = sql;
    this.arguments = new @Nullable Object[sql.numbers().size()];
  }

  /// The rows of a statement, read.
  public static final class Rows<T> {
    private final Flux<T> rows;

    private Rows(Flux<T> rows) {
      this.rows = rows;
    }

    /// All of them, in order.
    public Flux<T> all() {
      return rows;
    }

    /// The only row, or empty where there is none. More than one is an error.
    public Mono<T> one() {
      return rows.singleOrEmpty();
    }
  }

  /// Gives a parameter its value.
  public Query bind(String name, Object value) {
    arguments[sql.number(name)] = Objects.requireNonNull(value, name);
    return this;
  }

  /// As [#bind(String, Object)], for a value that may be null: the driver wants to know the type of
  /// that too.
  public <T> Query bind(String name, @Nullable T value, Class<T> type) {
    return bind(name, value == null ? Parameters.in(type) : value);
  }

  public <T> Rows<T> map(Function<? super Readable, ? extends T> read) {
    return new Rows<>(run(result -> result.map(row -> read.apply(row))));
  }

  /// The rows by the number each has in a column, as [SharedStatement] wants its answers.
  public <T> Mono<Map<Integer, T>> mapNumbered(
      String number, Function<? super Readable, ? extends T> read) {
    return map(row -> Map.<Integer, T>entry(position(row, number), read.apply(row)))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private static int position(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, Integer.class), column);
  }

  /// The first column of each row.
  public <T> Rows<T> mapValue(Class<T> type) {
    return map(row -> Objects.requireNonNull(row.get(0, type)));
  }

  /// How many rows were inserted, changed or deleted.
  public Mono<Long> rowsUpdated() {
    return run(Result::getRowsUpdated).reduce(0L, Long::sum);
  }

  public Mono<Void> then() {
    return rowsUpdated().then();
  }

  private <T> Flux<T> run(Function<Result, Publisher<T>> read) {
    return Flux.deferContextual(
            context ->
                context.hasKey(TransactionContext.class) ? runInTransaction(read) : runAlone(read))
        .onErrorMap(
            R2dbcException.class,
            failure ->
                ConnectionFactoryUtils.convertR2dbcException("execute", sql.text(), failure));
  }

  private <T> Flux<T> runAlone(Function<Result, Publisher<T>> read) {
    return Flux.usingWhen(
        connections.create(), connection -> execute(connection).concatMap(read), Connection::close);
  }

  private <T> Flux<T> runInTransaction(Function<Result, Publisher<T>> read) {
    return Flux.usingWhen(
        ConnectionFactoryUtils.getConnection(connections),
        connection -> execute(connection).concatMap(read),
        this::release);
  }

  /// The connection of a transaction stays with that.
  private Mono<Void> release(Connection connection) {
    return ConnectionFactoryUtils.currentConnectionFactory(connections)
        .then()
        .onErrorResume(NoTransactionException.class, _ -> Mono.from(connection.close()));
  }

  private Flux<? extends Result> execute(Connection connection) {
    var statement = connection.createStatement(sql.text());
    for (int i = 0; i < arguments.length; i++) {
      statement.bind(i, Objects.requireNonNull(arguments[i], "an argument is missing"));
    }
    return Flux.from(statement.execute());
  }
}
