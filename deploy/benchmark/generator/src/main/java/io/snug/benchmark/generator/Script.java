package io.snug.benchmark.generator;

import io.hyperfoil.api.session.Session;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Decides what each session asks next. Calls are dealt by their weights, evenly and always in the
/// same order. Only the one event loop of a run touches it.
final class Script {
  private static final List<String> NO_ROW = List.of();

  /// One process numbers all its requests, so names made of them are new in every run.
  private static final AtomicLong NUMBER = new AtomicLong();

  private static final String PREFIX = Long.toString(System.currentTimeMillis() / 1000, 36);

  private final List<Dealt> deck;
  private final IdentityHashMap<Session, Request> current = new IdentityHashMap<>();

  Script(List<Call> calls) {
    this.deck = calls.stream().map(Dealt::new).toList();
  }

  /// A call and what is left of it in this deal.
  private static final class Dealt {
    final Call call;
    double credit;
    int row;

    Dealt(Call call) {
      this.call = call;
    }

    List<String> nextRow() {
      return call.rows().isEmpty() ? NO_ROW : call.rows().get(row++ % call.rows().size());
    }
  }

  /// A request that is about to be made.
  record Request(Call call, String unique, List<String> row) {
    String fill(Template template) {
      return template.fill(unique, row);
    }
  }

  /// Chooses the session's next request; true, because a step that succeeded says so.
  boolean next(Session session) {
    var chosen = deck.size() == 1 ? deck.getFirst() : choose();
    var unique = PREFIX + Long.toString(NUMBER.incrementAndGet(), 36);
    current.put(session, new Request(chosen.call, unique, chosen.nextRow()));
    return true;
  }

  /// Smooth weighted round robin.
  private Dealt choose() {
    double total = 0;
    var best = deck.getFirst();
    for (var one : deck) {
      one.credit += one.call.weight();
      total += one.call.weight();
      best = one.credit > best.credit ? one : best;
    }
    best.credit -= total;
    return best;
  }

  Request of(Session session) {
    var request = current.get(session);
    if (request == null) {
      throw new IllegalStateException("a session asks before it was dealt a request");
    }
    return request;
  }
}
