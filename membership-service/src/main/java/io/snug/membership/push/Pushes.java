package io.snug.membership.push;

import io.snug.membership.sidebar.Onlooker;
import io.snug.membership.sidebar.Onlookers;
import io.snug.membership.sidebar.Onlookers.View;
import io.snug.membership.sidebar.PersonEntry;
import io.snug.membership.sidebar.SidebarEntry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

  /// The answer to each question.
  Mono<List<PushAnswer>> of(List<PushQuestion> questions) {
    return look(questions)
        .map(view -> questions.stream().map(question -> answer(question, view)).toList());
  }

  /// Waits until the copies have come as far as the events, half a second at most.
  private Mono<View> look(List<PushQuestion> questions) {
    var ids = questions.stream().map(PushQuestion::channelId).distinct().toList();
    var seats = questions.stream().flatMap(PushQuestion::seats).distinct().toList();
    var look = Mono.defer(() -> onlookers.look(ids, seats));
    return look.filter(view -> isCaughtUp(questions, view))
        .repeatWhenEmpty(GLANCES_MAX, rounds -> rounds.delayElements(GLANCE))
        .onErrorResume(IllegalStateException.class, _ -> look);
  }

  private static boolean isCaughtUp(List<PushQuestion> questions, View view) {
    return questions.stream()
        .allMatch(question -> question.isCaughtUp(view.channels().get(question.channelId())));
  }

  private PushAnswer answer(PushQuestion question, View view) {
    var members =
        view.members().getOrDefault(question.channelId(), List.of()).stream()
            .filter(member -> question.userIds().contains(member.userId()))
            .toList();
    var ids = members.stream().map(Onlooker::userId).toList();
    return new PushAnswer(
        bearable(question, entries(members, view.channels().get(question.channelId()))),
        question.isAboutMessage() ? ids : List.of());
  }

  private static List<PersonEntry> entries(List<Onlooker> members, @Nullable SidebarEntry channel) {
    return channel == null
        ? List.of()
        : members.stream().map(member -> member.sees(channel)).toList();
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
