package io.snug.faults.check;

import io.snug.faults.history.Fact;
import io.snug.faults.history.Kind;
import io.snug.faults.history.Operation;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// After an acknowledged write a client sees what it wrote, asking the same gateway, unless
/// somebody else, or an earlier write of its own whose outcome is unknown, explains the difference.
final class OwnWrites implements Rule {
  private static final Set<Kind> WRITES =
      Set.of(Kind.CREATE, Kind.DIRECT, Kind.HIDE, Kind.SHOW, Kind.LEAVE, Kind.RENAME, Kind.POST);

  @Override
  public void judge(Evidence evidence, Findings findings) {
    evidence
        .operations(Kind.LIST, Kind.READ)
        .filter(Operation::isAcknowledged)
        .filter(look -> look.fact(Fact.EXPECTED) != null && !look.has(Fact.EXPECTED, "missed"))
        .forEach(look -> judge(evidence, findings, look));
  }

  private static void judge(Evidence evidence, Findings findings, Operation look) {
    var channel = Evidence.fact(look, Fact.CHANNEL);
    var write = lastWrite(evidence.operationsOf(channel), look);
    if (write == null || !sameGateway(write, look) || isSeen(look)) {
      return;
    }
    boolean explained =
        evidence.operationsOf(channel).stream()
            .filter(other -> other.begun().isBefore(look.ended()) && !other.isRefused())
            .anyMatch(explains(write, look));
    if (!explained) {
      findings.add(
          Promise.READ_YOUR_WRITES,
          channel,
          "after write %d look %d expected %s and found %s%s"
              .formatted(
                  write.number(),
                  look.number(),
                  look.fact(Fact.EXPECTED),
                  look.fact(Fact.FOUND),
                  look.fact(Fact.NAME) == null ? "" : " called " + look.fact(Fact.NAME)));
    }
  }

  private static @Nullable Operation lastWrite(List<Operation> operations, Operation look) {
    return operations.stream()
        .filter(one -> one.client() == look.client() && one.number() < look.number())
        .filter(one -> WRITES.contains(one.kind()) && one.isAcknowledged())
        .reduce((_, later) -> later)
        .orElse(null);
  }

  private static boolean sameGateway(Operation write, Operation look) {
    return write.has(Fact.GATEWAY, Evidence.fact(look, Fact.GATEWAY));
  }

  private static boolean isSeen(Operation look) {
    var expected = Evidence.fact(look, Fact.EXPECTED);
    var found = Evidence.fact(look, Fact.FOUND);
    if (look.kind() == Kind.READ) {
      return List.of(found.split(" ")).contains(expected);
    }
    return switch (expected) {
      // Open WebUI's list leaves out what is hidden.
      case "hidden" -> found.equals("hidden") || found.equals("absent");
      case "listed", "absent" -> found.equals(expected);
      default -> expected.equals("called:" + look.fact(Fact.NAME));
    };
  }

  /// Whether an operation could have changed what is seen after the write. What the client did
  /// itself is over, unless its outcome is unknown.
  private static Predicate<Operation> explains(Operation write, Operation look) {
    var account = Evidence.fact(look, Fact.CALLER);
    return other ->
        switch (write.kind()) {
          case CREATE, DIRECT, SHOW ->
              isUnknown(other, account, Kind.HIDE)
                  || isUnknown(other, account, Kind.LEAVE)
                  || concerns(other, account, Kind.REMOVE);
          case HIDE -> isUnknown(other, account, Kind.SHOW) || BroughtBack.by(other, account);
          case LEAVE -> concerns(other, account, Kind.INVITE);
          case RENAME -> isOtherRename(other, write) || isOwnHiding(other, account);
          default -> concerns(other, account, Kind.REMOVE);
        };
  }

  private static boolean isUnknown(Operation other, String account, Kind kind) {
    return other.kind() == kind && other.isUnknown() && other.has(Fact.CALLER, account);
  }

  private static boolean concerns(Operation other, String account, Kind kind) {
    return other.kind() == kind && other.has(Fact.OTHER, account);
  }

  private static boolean isOtherRename(Operation other, Operation write) {
    return other.kind() == Kind.RENAME
        && other.number() != write.number()
        && (other.isUnknown() || other.ended().isAfter(write.begun()));
  }

  /// What is hidden is not in every list, whatever it is called.
  private static boolean isOwnHiding(Operation other, String account) {
    return other.kind() == Kind.HIDE && other.has(Fact.CALLER, account);
  }
}
