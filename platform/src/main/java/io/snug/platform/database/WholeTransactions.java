package io.snug.platform.database;

import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionCallback;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Transactions that go on to their end once they have begun, whoever loses interest meanwhile.
///
/// A caller may go away while BEGIN or COMMIT is on its way. The pool would take the connection
/// back at once; the driver, which goes by how things were before, would roll nothing back; and
/// whoever had the connection next would write inside a transaction they know nothing of, and be
/// told that what they wrote is committed. The database's own limits bound how long a transaction
/// without a caller takes.
public final class WholeTransactions implements TransactionalOperator {
  private final TransactionalOperator transactions;

  public WholeTransactions(ReactiveTransactionManager manager) {
    transactions = TransactionalOperator.create(manager);
  }

  @Override
  public <T> Mono<T> transactional(Mono<T> work) {
    return Mono.deferContextual(
        context -> transactions.transactional(work).contextWrite(context).cache());
  }

  @Override
  public <T> Flux<T> execute(TransactionCallback<T> work) {
    return Flux.deferContextual(
        context -> transactions.execute(work).contextWrite(context).cache());
  }
}
