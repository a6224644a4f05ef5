package io.snug.faults.check;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a service has copied equals what the owner holds.
final class UnequalCopies implements Rule {
  @Override
  public void judge(Evidence evidence, Findings findings) {
    var rows = evidence.rows();
    compare(
        findings,
        "membership-service's copy of channel",
        byKey(rows.channels(), Rows.Channel::id),
        byKey(rows.channelCopies(), Rows.Channel::id),
        Function.identity());
    compare(
        findings,
        "channel-service's copy of membership",
        byKey(rows.memberships(), Rows.Membership::subject),
        byKey(rows.memberCopies(), Rows.Membership::subject),
        subject -> subject.substring(0, subject.indexOf('/')));
    var accounts = byKey(rows.accounts(), Rows.Account::id);
    compare(
        findings,
        "channel-service's copy of account",
        accounts,
        byKey(rows.accountsOfChannels(), Rows.Account::id),
        _ -> "");
    compare(
        findings,
        "membership-service's copy of account",
        accounts,
        byKey(rows.accountsOfMemberships(), Rows.Account::id),
        _ -> "");
    judgeCounts(rows, findings);
  }

  private static <T> Map<String, T> byKey(List<T> rows, Function<T, String> key) {
    return rows.stream().collect(Collectors.toMap(key, Function.identity()));
  }

  private static <T> void compare(
      Findings findings,
      String what,
      Map<String, T> owned,
      Map<String, T> copied,
      Function<String, String> channel) {
    var keys = new TreeSet<>(owned.keySet());
    keys.addAll(copied.keySet());
    for (var key : keys) {
      if (!Objects.equals(owned.get(key), copied.get(key))) {
        findings.add(
            Promise.COPIES_EQUAL,
            channel.apply(key),
            "%s %s is %s, and its owner's is %s"
                .formatted(what, key, copied.get(key), owned.get(key)));
      }
    }
  }

  private static void judgeCounts(Rows rows, Findings findings) {
    var counted =
        rows.memberships().stream()
            .filter(Rows.Membership::active)
            .collect(Collectors.groupingBy(Rows.Membership::channel, Collectors.counting()));
    for (var count : rows.memberCounts().entrySet()) {
      long members = counted.getOrDefault(count.getKey(), 0L);
      if (members != count.getValue()) {
        findings.add(
            Promise.COPIES_EQUAL,
            count.getKey(),
            "%s has %d members and counts %d".formatted(count.getKey(), members, count.getValue()));
      }
    }
  }
}
