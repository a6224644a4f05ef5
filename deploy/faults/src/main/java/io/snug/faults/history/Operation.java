package io.snug.faults.history;

import io.snug.platform.dialect.Dialect;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One call of one client, from the moment before it was sent to the moment its outcome was known.
///
/// A client makes one call at a time, so its operations stand one after the other. Operations of
/// different clients that overlap in time may have happened in either order; a checker must accept
/// both.
///
/// @param number in the order in which calls were begun, without doubles
/// @param client whose call it was; a client keeps its number when it logs in anew
/// @param answer what came back, shortened, or what broke; for people who read a violation
public record Operation(
    long number,
    int client,
    Dialect dialect,
    Kind kind,
    Instant begun,
    Instant ended,
    Outcome outcome,
    Map<Fact, String> facts,
    String answer) {

  public Operation {
    facts = facts.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(facts));
  }

  public @Nullable String fact(Fact fact) {
    return facts.get(fact);
  }

  /// Whether the fact is known and has this value.
  public boolean has(Fact fact, String value) {
    return value.equals(facts.get(fact));
  }

  public boolean isAcknowledged() {
    return outcome == Outcome.ACKNOWLEDGED;
  }

  public boolean isRefused() {
    return outcome == Outcome.REFUSED;
  }

  public boolean isUnknown() {
    return outcome == Outcome.UNKNOWN;
  }
}
