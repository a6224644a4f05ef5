package io.snug.faults.check;

import io.snug.faults.history.Fact;
import io.snug.faults.history.Kind;
import io.snug.faults.history.Operation;
import java.util.Map;

/// The creator of an acknowledged channel owns it and is in it, and so is everybody its event
/// names.
final class FirstMembers implements Rule {
  private static final String OWNER = "owner";

  @Override
  public void judge(Evidence evidence, Findings findings) {
    var rows = evidence.membershipsBySubject();
    evidence
        .operations(Kind.CREATE, Kind.DIRECT)
        .filter(Operation::isAcknowledged)
        .forEach(made -> judge(evidence, findings, rows, made));
    evidence.firstOccurrences().stream()
        .filter(seen -> seen.isOf("channel-created"))
        .forEach(seen -> judge(findings, rows, seen));
  }

  private static void judge(
      Evidence evidence, Findings findings, Map<String, Rows.Membership> rows, Operation made) {
    var channel = Evidence.fact(made, Fact.CHANNEL);
    var creator = Evidence.fact(made, Fact.CALLER);
    var row = rows.get(channel + "/" + creator);
    if (row == null || (!row.active() && !mayHaveGone(evidence, channel, creator))) {
      findings.add(
          Promise.CREATOR_IS_MEMBER,
          channel,
          "%s made %s by operation %d and is no member".formatted(creator, channel, made.number()));
    } else if (row.active() && made.kind() == Kind.CREATE && !row.roles().contains(OWNER)) {
      findings.add(
          Promise.CREATOR_IS_MEMBER,
          channel,
          "%s made %s by operation %d and does not own it"
              .formatted(creator, channel, made.number()));
    }
  }

  private static boolean mayHaveGone(Evidence evidence, String channel, String account) {
    return evidence
        .operationsOf(channel, Kind.LEAVE, Kind.REMOVE)
        .filter(operation -> !operation.isRefused())
        .anyMatch(
            operation ->
                operation.has(operation.kind() == Kind.LEAVE ? Fact.CALLER : Fact.OTHER, account));
  }

  private static void judge(
      Findings findings, Map<String, Rows.Membership> rows, SeenEvent created) {
    var channel = created.event().subject();
    for (var member : created.event().data().path("members")) {
      var account = member.path("userId").asString("");
      if (!rows.containsKey(channel + "/" + account)) {
        findings.add(
            Promise.CREATOR_IS_MEMBER,
            channel,
            "%s was told of with %s in it, who never became a member".formatted(channel, account));
      }
    }
  }
}
