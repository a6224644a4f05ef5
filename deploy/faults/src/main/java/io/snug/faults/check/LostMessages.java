package io.snug.faults.check;

import io.snug.faults.history.Fact;
import io.snug.faults.history.Kind;
import io.snug.faults.history.Operation;
import io.snug.platform.dialect.Dialect;
import java.util.ArrayList;

/// An acknowledged message is there, in its channel, by its author, with what the answer said of
/// it.
final class LostMessages implements Rule {
  private static final int MICROS_DIGITS = 6;

  @Override
  public void judge(Evidence evidence, Findings findings) {
    var rows = evidence.messagesByText();
    evidence
        .operations(Kind.POST)
        .filter(Operation::isAcknowledged)
        .forEach(
            posted -> {
              var row = rows.get(Evidence.fact(posted, Fact.TEXT));
              var wrong = row == null ? "is not there" : difference(posted, row);
              if (!wrong.isEmpty()) {
                findings.add(
                    Promise.DURABLE,
                    Evidence.fact(posted, Fact.CHANNEL),
                    "operation %d was acknowledged and its message %s %s"
                        .formatted(posted.number(), posted.fact(Fact.TEXT), wrong));
              }
            });
  }

  private static String difference(Operation posted, Rows.Message row) {
    var wrong = new ArrayList<String>();
    if (!posted.has(Fact.CHANNEL, row.channel())) {
      wrong.add("is in channel " + row.channel());
    }
    if (!posted.has(Fact.CALLER, row.author())) {
      wrong.add("is by " + row.author());
    }
    if (posted.fact(Fact.MESSAGE) != null && !posted.has(Fact.MESSAGE, row.id())) {
      wrong.add("has the id " + row.id());
    }
    if (isNamedByClient(posted) && !posted.has(Fact.CLIENT_MESSAGE, row.id())) {
      wrong.add("has not the client's id but " + row.id());
    }
    if (posted.fact(Fact.TS) != null && !posted.has(Fact.TS, spelt(row.ts()))) {
      wrong.add("has the timestamp " + spelt(row.ts()));
    }
    return String.join(" and ", wrong);
  }

  /// Open WebUI's clients call their messages something, but that is not kept.
  private static boolean isNamedByClient(Operation posted) {
    return posted.dialect() != Dialect.OPEN_WEBUI && posted.fact(Fact.CLIENT_MESSAGE) != null;
  }

  private static String spelt(long micros) {
    var digits = new StringBuilder(Long.toString(micros));
    return digits.insert(Math.max(0, digits.length() - MICROS_DIGITS), '.').toString();
  }
}
