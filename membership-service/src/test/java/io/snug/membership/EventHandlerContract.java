package io.snug.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.platform.event.Event;
import io.snug.platform.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What holds for every handler of events: doubled, late and unknown ones do no harm.
abstract class EventHandlerContract extends ServiceTest {
  /// Two states of one thing that is new each time, the older first.
  abstract List<Event> history();

  /// What is kept of it, to be compared.
  abstract String kept(Event event);

  @Test
  void doubled_isAppliedOnce() {
    var history = history();
    history.forEach(this::receive);
    var before = kept(history.getLast());
    assertThat(history.stream().map(this::receive)).containsOnly(false);
    assertThat(kept(history.getLast())).isEqualTo(before);
  }

  @Test
  void repeatedUnderAnotherId_changesNothing() {
    var history = history();
    history.forEach(this::receive);
    var before = kept(history.getLast());
    history.forEach(event -> receive(again(event)));
    assertThat(kept(history.getLast())).isEqualTo(before);
  }

  @Test
  void outOfOrder_endsInTheNewestState() {
    var history = history();
    history.forEach(this::receive);
    var inOrder = kept(history.getLast());
    var other = history();
    other.reversed().forEach(this::receive);
    var subject = other.getLast().key();
    assertThat(kept(other.getLast()).replace(subject, history.getLast().key())).isEqualTo(inOrder);
  }

  @Test
  void unknownType_isNotNoted() {
    var event = history().getFirst();
    var unknown = Facts.event("never-heard-of", event.subject(), event.key(), 1, Json.object());
    assertThat(receive(unknown)).isFalse();
  }

  private static Event again(Event event) {
    return Facts.event(event.type(), event.subject(), event.key(), event.version(), event.data());
  }

  protected String one(String sql, String id) {
    return database.sql(sql).bind("id", id).mapValue(String.class).one().block();
  }
}
