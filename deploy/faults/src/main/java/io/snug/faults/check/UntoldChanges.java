package io.snug.faults.check;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Each row's newest state was told, and nothing was told that is not there.
final class UntoldChanges implements Rule {
  @Override
  public void judge(Evidence evidence, Findings findings) {
    judgeDoubles(evidence, findings);
    var newest = newest(evidence);
    judgeChannels(evidence, findings, newest);
    judgeMessages(evidence, findings, newest);
    judgeMemberships(evidence, findings, newest);
    judgeAccounts(evidence, findings, newest);
    judgePhantoms(evidence, findings, newest);
  }

  private static void judgeDoubles(Evidence evidence, Findings findings) {
    var first = new HashMap<UUID, SeenEvent>();
    for (var seen : evidence.events()) {
      var known = first.putIfAbsent(seen.event().id(), seen);
      if (known != null && !known.event().equals(seen.event())) {
        findings.add(
            Promise.TOLD,
            seen.event().key(),
            "event %s says one thing at %s and another at %s"
                .formatted(seen.event().id(), known.where(), seen.where()));
      }
    }
    var versions = new HashMap<String, SeenEvent>();
    for (var seen : first.values()) {
      var known = versions.putIfAbsent(seen.line() + " " + seen.event().version(), seen);
      if (known != null) {
        findings.add(
            Promise.TOLD,
            seen.event().key(),
            "version %d of %s is told by two events, %s and %s"
                .formatted(
                    seen.event().version(),
                    seen.event().subject(),
                    known.event().id(),
                    seen.event().id()));
      }
    }
  }

  /// The event with the highest version of each line.
  private static Map<String, SeenEvent> newest(Evidence evidence) {
    return evidence.events().stream()
        .collect(
            Collectors.toMap(
                SeenEvent::line,
                Function.identity(),
                (one, other) -> one.event().version() >= other.event().version() ? one : other));
  }

  private static void judgeChannels(
      Evidence evidence, Findings findings, Map<String, SeenEvent> newest) {
    for (var row : evidence.rows().channels()) {
      var told = newest.get("snug.channels.v1 %s %s".formatted(row.id(), row.id()));
      if (told == null) {
        findings.add(Promise.TOLD, row.id(), "channel " + row.id() + " was never told of");
      } else if (told.event().version() != row.version()
          || !text(told, "name").equals(row.name())) {
        findings.add(
            Promise.TOLD,
            row.id(),
            "channel %s has version %d and name %s, the newest event says %d and %s"
                .formatted(
                    row.id(),
                    row.version(),
                    row.name(),
                    told.event().version(),
                    text(told, "name")));
      }
    }
  }

  private static void judgeMessages(
      Evidence evidence, Findings findings, Map<String, SeenEvent> newest) {
    for (var row : evidence.rows().messages()) {
      var told = newest.get("snug.messages.v1 %s %s".formatted(row.channel(), row.id()));
      if (told == null) {
        findings.add(Promise.TOLD, row.channel(), "message " + row.text() + " was never told of");
      } else if (!text(told, "text").equals(row.text())
          || Evidence.differ(number(told, "seq"), row.seq())) {
        findings.add(
            Promise.TOLD,
            row.channel(),
            "message %s is number %d with text %s, its event says %d and %s"
                .formatted(
                    row.id(), row.seq(), row.text(), number(told, "seq"), text(told, "text")));
      }
    }
  }

  private static void judgeMemberships(
      Evidence evidence, Findings findings, Map<String, SeenEvent> newest) {
    for (var row : evidence.rows().memberships()) {
      var told = newest.get("snug.memberships.v1 %s %s".formatted(row.channel(), row.subject()));
      if (told == null) {
        findings.add(
            Promise.TOLD, row.channel(), "membership " + row.subject() + " was never told of");
      } else if (told.event().version() != row.version()
          || told.event().data().path("removedAt").isNull() != row.active()
          || Evidence.differ(number(told, "hiddenAtSeq"), row.hiddenAtSeq())) {
        findings.add(
            Promise.TOLD,
            row.channel(),
            "membership %s is %s, the newest event says version %d and %s"
                .formatted(row.subject(), row, told.event().version(), told.event().data()));
      }
    }
  }

  private static void judgeAccounts(
      Evidence evidence, Findings findings, Map<String, SeenEvent> newest) {
    for (var row : evidence.rows().accounts()) {
      var told = newest.get("snug.users.v1 %s %s".formatted(row.id(), row.id()));
      if (told == null || told.event().version() != row.version()) {
        findings.add(
            Promise.TOLD,
            "",
            "account %s has version %d, the newest event %s"
                .formatted(
                    row.id(), row.version(), told == null ? "is none" : told.event().version()));
      }
    }
    var holders = evidence.events().stream().filter(seen -> seen.isOf("token-revoked"));
    var revoked = holders.map(seen -> seen.event().subject()).collect(Collectors.toSet());
    evidence.rows().tokens().stream()
        .filter(Rows.Token::revoked)
        .filter(row -> !revoked.contains(row.id()))
        .forEach(
            row ->
                findings.add(
                    Promise.TOLD, "", "the end of token " + row.id() + " was never told of"));
  }

  private static void judgePhantoms(
      Evidence evidence, Findings findings, Map<String, SeenEvent> newest) {
    var channels = evidence.channelsById();
    var memberships = evidence.membershipsBySubject();
    var messages =
        evidence.rows().messages().stream()
            .map(row -> row.channel() + " " + row.id())
            .collect(Collectors.toSet());
    for (var seen : newest.values()) {
      var event = seen.event();
      boolean isThere =
          switch (seen.topic()) {
            case "snug.channels.v1" -> channels.containsKey(event.subject());
            case "snug.memberships.v1" -> memberships.containsKey(event.subject());
            case "snug.messages.v1" -> messages.contains(event.key() + " " + event.subject());
            default -> true;
          };
      if (!isThere && !event.type().endsWith("-deleted")) {
        findings.add(
            Promise.TOLD,
            event.key(),
            "%s of %s was told at %s and there is no such row"
                .formatted(event.type(), event.subject(), seen.where()));
      }
    }
  }

  private static String text(SeenEvent seen, String member) {
    return seen.event().data().path(member).asString("");
  }

  private static @Nullable Long number(SeenEvent seen, String member) {
    JsonNode value = seen.event().data().path(member);
    return value.isIntegralNumber() ? value.longValue() : null;
  }
}
