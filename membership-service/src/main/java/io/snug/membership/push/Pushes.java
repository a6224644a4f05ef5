package io.snug.membership.push;

import static java.util.stream.Collectors.groupingBy;

import io.snug.membership.sidebar.Onlooker;
import io.snug.membership.sidebar.Onlookers;
import io.snug.membership.sidebar.PersonEntry;
import io.snug.membership.sidebar.SidebarEntry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Turns events into what the gateway sends to those who are connected. What is in the database is
/// looked up for all events together. They may be faster than the copies here, so these are given a
/// moment to catch up.
///
/// Of a message it also learns who is in the channel at this moment. Removals travel in another
/// topic than messages, so the gateway cannot know it from what it has read.
@Component
class Pushes {
  private static final Logger log = LoggerFactory.getLogger(Pushes.class);
  private static final Duration GLANCE = Duration.ofMillis(25);
  private static final int GLANCES_MAX = 20;

  private final Onlookers onlookers;
  private final List<PushRenderer> renderers;

  Pushes(Onlookers onlookers, List<PushRenderer> renderers) {
    this.onlookers = onlookers;
    this.renderers = List.copyOf(renderers);
  }

  /// The answer to each question. Who is in a channel is asked last.
  Mono<List<PushAnswer>> of(List<PushQuestion> questions) {
    return caughtUp(questions)
        .flatMap(
            channels ->
                members(questions)
                    .map(members -> answers(questions, new Known(channels, members))));
  }

  private record Known(
      Map<String, SidebarEntry> channels, Map<String, List<Onlooker>> membersByChannel) {
    List<Onlooker> members(PushQuestion question) {
      return membersByChannel.getOrDefault(question.channelId(), List.of()).stream()
          .filter(member -> question.userIds().contains(member.membership().userId()))
          .toList();
    }

    List<PersonEntry> views(PushQuestion question) {
      var channel = channels.get(question.channelId());
      return channel == null
          ? List.of()
          : members(question).stream().map(member -> member.sees(channel)).toList();
    }
  }

  /// Waits until the copies have come as far as the events, half a second at most.
  private Mono<Map<String, SidebarEntry>> caughtUp(List<PushQuestion> questions) {
    var ids = questions.stream().map(PushQuestion::channelId).distinct().toList();
    var known = Mono.defer(() -> onlookers.channels(ids));
    return known
        .filter(channels -> questions.stream().allMatch(each -> isCaughtUp(each, channels)))
        .repeatWhenEmpty(GLANCES_MAX, rounds -> rounds.delayElements(GLANCE))
        .onErrorResume(IllegalStateException.class, _ -> known);
  }

  private static boolean isCaughtUp(PushQuestion question, Map<String, SidebarEntry> channels) {
    return question.isCaughtUp(channels.get(question.channelId()));
  }

  private Mono<Map<String, List<Onlooker>>> members(List<PushQuestion> questions) {
    var seats = questions.stream().flatMap(PushQuestion::seats).distinct().toList();
    return onlookers
        .members(seats)
        .map(members -> members.stream().collect(groupingBy(Onlooker::channelId)));
  }

  private List<PushAnswer> answers(List<PushQuestion> questions, Known known) {
    return questions.stream().map(question -> answer(question, known)).toList();
  }

  private PushAnswer answer(PushQuestion question, Known known) {
    var members =
        question.isAboutMessage()
            ? known.members(question).stream().map(each -> each.membership().userId()).toList()
            : List.<String>of();
    return new PushAnswer(bearable(question, known.views(question)), members);
  }

  /// An event that cannot be borne does not keep the others from being told.
  private List<ObjectNode> bearable(PushQuestion question, List<PersonEntry> people) {
    try {
      return pushes(question, people);
    } catch (RuntimeException failure) {
      var event = question.event();
      log.warn("{} {} cannot be rendered", event.type(), event.id(), failure);
      return List.of();
    }
  }

  private List<ObjectNode> pushes(PushQuestion question, List<PersonEntry> people) {
    return renderers.stream()
        .map(each -> each.render(question.event(), question.userIds(), people))
        .flatMap(Collection::stream)
        .toList();
  }
}
