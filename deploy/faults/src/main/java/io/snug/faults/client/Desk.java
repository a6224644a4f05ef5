package io.snug.faults.client;

import io.snug.faults.history.Fact;
import io.snug.faults.history.History;
import io.snug.faults.history.Operation;
import io.snug.platform.dialect.Dialect;
import java.time.Instant;
import java.util.EnumMap;

/// Where one client's operations are written down: numbered when they begin, noted when they end.
///
/// @param client its number
record Desk(int client, Dialect dialect, String account, Door door, History history) {

  Begun begin(Action action) {
    return new Begun(history.next(), Instant.now(), door.position(), action);
  }

  /// An operation on its way.
  record Begun(long number, Instant at, int gateway, Action action) {}

  void end(Begun begun, Answer answer, String said) {
    var facts = new EnumMap<Fact, String>(Fact.class);
    facts.put(Fact.CALLER, account);
    facts.put(Fact.GATEWAY, Integer.toString(begun.gateway()));
    facts.putAll(begun.action().facts());
    facts.putAll(answer.facts());
    history.add(
        new Operation(
            begun.number(),
            client,
            dialect,
            begun.action().kind(),
            begun.at(),
            Instant.now(),
            answer.outcome(),
            facts,
            said));
  }
}
