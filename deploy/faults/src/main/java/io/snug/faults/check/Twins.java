package io.snug.faults.check;

import io.snug.faults.history.Fact;
import io.snug.faults.history.Kind;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Nothing that is one is there twice, however often and from however many sides it was asked for.
/// Channels made through Open WebUI may share a name.
final class Twins implements Rule {
  @Override
  public void judge(Evidence evidence, Findings findings) {
    var rows = evidence.rows();
    var named =
        rows.channels().stream()
            .filter(row -> !row.isDirect())
            .filter(row -> !row.origin().equals("open-webui"))
            .toList();
    judge(findings, "channels are called", named, Rows.Channel::name, Rows.Channel::id);
    judge(
        findings,
        "messages say",
        rows.messages().stream().filter(isPosted(evidence)).toList(),
        Rows.Message::text,
        Rows.Message::channel);
    judge(
        findings,
        "accounts are called",
        rows.accounts(),
        row -> row.username().toLowerCase(Locale.ROOT),
        _ -> "");
    judgeDirects(rows, findings);
  }

  /// Clients never write the same text twice but for sending the same message again.
  private static Predicate<Rows.Message> isPosted(Evidence evidence) {
    var texts = evidence.mayBeWritten(Fact.TEXT, Kind.POST);
    return row -> texts.contains(row.text());
  }

  private static <T> void judge(
      Findings findings,
      String what,
      Collection<T> rows,
      Function<T, String> key,
      Function<T, String> channel) {
    rows.stream()
        .collect(Collectors.groupingBy(key))
        .forEach(
            (same, twins) -> {
              if (twins.size() > 1) {
                findings.add(
                    Promise.NO_TWINS,
                    channel.apply(twins.getFirst()),
                    "%d %s %s: %s".formatted(twins.size(), what, same, twins));
              }
            });
  }

  /// People of a direct channel never change, so everybody who was ever in it tells which it is.
  private static void judgeDirects(Rows rows, Findings findings) {
    var directs =
        rows.channels().stream()
            .filter(Rows.Channel::isDirect)
            .map(Rows.Channel::id)
            .collect(Collectors.toSet());
    Map<String, TreeSet<String>> people =
        rows.memberships().stream()
            .filter(row -> directs.contains(row.channel()))
            .collect(
                Collectors.groupingBy(
                    Rows.Membership::channel,
                    Collectors.mapping(
                        Rows.Membership::account, Collectors.toCollection(TreeSet::new))));
    judge(
        findings,
        "direct channels are between",
        people.entrySet(),
        entry -> entry.getValue().toString(),
        Map.Entry::getKey);
  }
}
