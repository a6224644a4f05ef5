package io.snug.faults.client;

import io.snug.faults.history.Fact;
import io.snug.faults.history.Outcome;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a dialect's answer means.
///
/// @param facts what it tells beside its outcome
/// @param credential of a log-in that succeeded
record Answer(Outcome outcome, Map<Fact, String> facts, @Nullable Credential credential) {

  static Answer acknowledged() {
    return new Answer(Outcome.ACKNOWLEDGED, Map.of(), null);
  }

  static Answer refused(String reason) {
    return new Answer(Outcome.REFUSED, Map.of(Fact.REASON, reason), null);
  }

  static Answer unknown(String reason) {
    return new Answer(Outcome.UNKNOWN, Map.of(Fact.REASON, reason), null);
  }

  static Answer loggedIn(Credential credential) {
    var facts = Map.of(Fact.TOKEN, Credential.digest(credential.token()));
    return new Answer(Outcome.ACKNOWLEDGED, facts, credential);
  }

  /// The same with one fact more; one whose value is empty tells nothing and is left out.
  Answer with(Fact fact, String value) {
    if (value.isEmpty()) {
      return this;
    }
    var more = facts.isEmpty() ? new EnumMap<Fact, String>(Fact.class) : new EnumMap<>(facts);
    more.put(fact, value);
    return new Answer(outcome, Map.copyOf(more), credential);
  }

  boolean isAcknowledged() {
    return outcome == Outcome.ACKNOWLEDGED;
  }

  String reason() {
    return facts.getOrDefault(Fact.REASON, "");
  }
}
