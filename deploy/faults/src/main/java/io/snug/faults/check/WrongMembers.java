package io.snug.faults.check;

import io.snug.faults.history.Fact;
import io.snug.faults.history.Kind;
import io.snug.faults.history.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Whoever was let in is in, whoever was put out is out, and whom a refusal concerned is neither.
final class WrongMembers implements Rule {
  private static final String SEPARATOR = "/";

  @Override
  public void judge(Evidence evidence, Findings findings) {
    var rows = evidence.membershipsBySubject();
    writes(evidence)
        .forEach(
            (subject, writes) -> {
              var row = rows.get(subject);
              boolean isIn = row != null && row.active();
              if (!writes.possible().contains(isIn)) {
                findings.add(
                    writes.isRefused(isIn) ? Promise.NOTHING_HAPPENED : Promise.DURABLE,
                    subject.substring(0, subject.indexOf(SEPARATOR)),
                    "membership %s is %s, which no acknowledged or unknown operation made it"
                        .formatted(subject, isIn ? "there" : "not there"));
              }
            });
  }

  private static Map<String, LastWrites<Boolean>> writes(Evidence evidence) {
    var writes = new HashMap<String, LastWrites<Boolean>>();
    evidence
        .operations(Kind.CREATE, Kind.DIRECT, Kind.INVITE, Kind.REMOVE, Kind.LEAVE)
        .filter(operation -> operation.fact(Fact.CHANNEL) != null)
        .forEach(
            operation ->
                concerned(operation)
                    .forEach(
                        account ->
                            writes
                                .computeIfAbsent(
                                    operation.fact(Fact.CHANNEL) + SEPARATOR + account,
                                    _ -> new LastWrites<>(false))
                                .add(operation, isLettingIn(operation))));
    return writes;
  }

  private static List<String> concerned(Operation operation) {
    var caller = Evidence.fact(operation, Fact.CALLER);
    var other = Evidence.fact(operation, Fact.OTHER);
    return switch (operation.kind()) {
      case LEAVE -> List.of(caller);
      case CREATE, DIRECT ->
          Stream.concat(Stream.of(caller), Stream.of(other.split(" ")))
              .filter(account -> !account.isEmpty())
              .toList();
      default -> List.of(other);
    };
  }

  private static boolean isLettingIn(Operation operation) {
    return operation.kind() != Kind.LEAVE && operation.kind() != Kind.REMOVE;
  }
}
