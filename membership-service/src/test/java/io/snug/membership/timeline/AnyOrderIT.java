package io.snug.membership.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.membership.Facts;
import io.snug.membership.ServiceTest;
import io.snug.membership.copy.ChannelType;
import io.snug.membership.hiding.HideResult;
import io.snug.membership.hiding.HidingCommands;
import io.snug.membership.membership.ChannelRef;
import io.snug.platform.event.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Events out of order, doubled, late: whatever the order, the same is left behind.
class AnyOrderIT extends ServiceTest {
  private static final String[] PEOPLE = {"UALICE", "UBOB", "UCAROL", "UDAVE"};
  private static final int HISTORIES = 25;

  @Autowired private HidingCommands hiding;

  @Test
  void messages_leaveTheSame_inAnyOrder() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int history = 0; history < HISTORIES; history++) {
      int messages = 2 + random.nextInt(7);
      long story = random.nextLong();
      var inOrder = channelHiddenBy("UBOB", "UCAROL");
      told(inOrder, messages, story).forEach(this::receive);
      var shuffled = channelHiddenBy("UBOB", "UCAROL");
      muddled(told(shuffled, messages, story), random).forEach(this::receive);
      assertThat(left(shuffled)).as("seed %s, history %s", seed, history).isEqualTo(left(inOrder));
    }
  }

  @Test
  void everything_leavesTheSame_whenTheChannelComesLate() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int history = 0; history < HISTORIES; history++) {
      int messages = 2 + random.nextInt(7);
      long story = random.nextLong();
      var inOrder = fresh("GORDER");
      channelAndMessages(inOrder, messages, story).forEach(this::receive);
      var shuffled = fresh("GORDER");
      muddled(channelAndMessages(shuffled, messages, story), random).forEach(this::receive);
      assertThat(left(shuffled)).as("seed %s, history %s", seed, history).isEqualTo(left(inOrder));
      assertThat(early(shuffled)).as("messages still waiting").isZero();
    }
  }

  /// A batch may hold channels nothing was heard of before, others of which something was, and many
  /// messages of one as well as of several.
  @Test
  void everything_leavesTheSame_togetherOrOneByOne() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int history = 0; history < HISTORIES; history++) {
      int messages = 2 + random.nextInt(7);
      long story = random.nextLong();
      var inOrder = fresh("GORDER");
      channelAndMessages(inOrder, messages, story).forEach(this::receive);
      var channels = Stream.generate(() -> fresh("GORDER")).limit(4).toList();
      var told = new ArrayList<Event>();
      channels.forEach(channel -> told.addAll(channelAndMessages(channel, messages, story)));
      var events = muddled(told, random);
      while (!events.isEmpty()) {
        var batch = events.subList(0, Math.min(events.size(), 1 + random.nextInt(20)));
        inbox.receiveAll(List.copyOf(batch)).block();
        batch.clear();
      }
      for (var channel : channels) {
        assertThat(left(channel)).as("seed %s, history %s", seed, history).isEqualTo(left(inOrder));
        assertThat(early(channel)).as("messages still waiting").isZero();
      }
    }
  }

  @Test
  void sixBeforeFive_countsBothMentions_andShowsOnce() {
    var channel = channelHiddenBy();
    for (int seq = 1; seq <= 4; seq++) {
      receive(Facts.posted(channel, seq, "UALICE"));
    }
    hide(channel, "UBOB");
    receive(Facts.posted(channel, 6, "UALICE", List.of("UBOB")));
    receive(toAll(Facts.posted(channel, 5, "UALICE", List.of("UBOB"))));
    assertThat(row(channel, "UBOB"))
        .containsEntry("unread_mentions", 2)
        .containsEntry("hidden_at_seq", null);
    assertThat(told(channel, "UBOB"))
        .containsExactly("member-added", "channel-hidden", "channel-shown");
    assertThat(place(channel, "all_mentions || ' ' || last_seq || ' ' || (last_message->>'seq')"))
        .isEqualTo("1 6 6");
  }

  /// Hidden at 4; their own 6 arrives before somebody's 5. The 5 came after the hiding.
  @Test
  void lateMessage_showsWhatWasHiddenBeforeIt_althoughTheHidingMovedOn() {
    var channel = channelHiddenBy("UBOB");
    receive(Facts.posted(channel, 2, "UBOB"));
    assertThat(row(channel, "UBOB")).containsEntry("hidden_at_seq", 2L);
    receive(Facts.posted(channel, 1, "UALICE"));
    assertThat(row(channel, "UBOB")).containsEntry("hidden_at_seq", null);
  }

  @Test
  void lateMessage_doesNotShow_whatWasHiddenAfterIt() {
    var channel = channelHiddenBy();
    receive(Facts.posted(channel, 2, "UALICE"));
    hide(channel, "UBOB");
    receive(Facts.posted(channel, 1, "UALICE"));
    assertThat(row(channel, "UBOB")).containsEntry("hidden_at_seq", 2L);
  }

  @Test
  void gap_isSeen_untilTheMissingMessageArrives() {
    var channel = channelHiddenBy();
    receive(Facts.posted(channel, 1, "UALICE"));
    receive(Facts.posted(channel, 3, "UALICE"));
    assertThat(place(channel, "awaited")).isEqualTo("{[2,3),[4,)}");
    receive(Facts.posted(channel, 2, "UALICE"));
    assertThat(place(channel, "awaited")).isEqualTo("{[4,)}");
  }

  @Test
  void editAndDeletion_stand_whenTheMessageComesAfterThem() {
    var edited = channelHiddenBy();
    var post = Facts.posted(edited, 1, "UALICE");
    receive(changed("message-changed", post, 2, "better"));
    assertThat(place(edited, "last_message->>'text'")).isEqualTo("better");
    receive(post);
    receive(changed("message-changed", post, 2, "again"));
    assertThat(place(edited, "last_message->>'text' || last_seq")).isEqualTo("better1");
    receive(changed("message-deleted", post, 4, ""));
    receive(changed("message-changed", post, 3, "too late"));
    assertThat(place(edited, "last_message IS NULL AND last_seq = 1")).isEqualTo("true");
    receive(changed("message-changed", Facts.posted(edited, 1, "UALICE"), 9, "of the past"));
    assertThat(place(edited, "last_message IS NULL")).isEqualTo("true");
  }

  @Test
  void laterState_doesNotHideThatAChannelWasPutAwayMeanwhile() {
    var state = Facts.privateChannel(fresh("GLATE"), fresh("late-"), PEOPLE);
    var channel = state.get("id").asString();
    receive(Facts.channel("channel-created", state));
    hide(channel, "UBOB");
    receive(Facts.channel("channel-changed", state.deepCopy().put("version", 4)));
    hide(channel, "UCAROL");
    var unarchived = Facts.channel("channel-unarchived", state.deepCopy().put("version", 3));
    receive(at(unarchived, "UBOB", channel));
    assertThat(row(channel, "UBOB")).containsEntry("hidden_at_seq", null);
    assertThat(row(channel, "UCAROL")).containsEntry("hidden_at_seq", 0L);
  }

  /// The event as of the moment right after somebody hid the channel.
  private Event at(Event event, String hider, String channel) {
    var hidden = (java.time.OffsetDateTime) row(channel, hider).get("updated_at");
    return new Event(
        event.id(),
        event.type(),
        event.source(),
        event.subject(),
        event.key(),
        event.version(),
        hidden.toInstant().plusNanos(1_000),
        event.traceparent(),
        event.data());
  }

  private String channelHiddenBy(String... people) {
    var channel = fresh("GORDER");
    receive(Facts.channel("channel-created", Facts.privateChannel(channel, channel, PEOPLE)));
    Arrays.stream(people).forEach(person -> hide(channel, person));
    return channel;
  }

  private void hide(String channel, String person) {
    assertThat(
            hiding.hide(rocketChat(person), new ChannelRef.ById(channel), ChannelType.ANY).block())
        .isInstanceOf(HideResult.Hidden.class);
  }

  private static List<Event> channelAndMessages(String channel, int messages, long story) {
    var state = Facts.privateChannel(channel, channel, PEOPLE);
    var later = state.deepCopy().put("version", 2).put("lastSeq", messages);
    later.remove("members");
    var events = new ArrayList<Event>();
    events.add(Facts.channel("channel-created", state));
    events.addAll(told(channel, messages, story));
    events.add(Facts.channel("channel-changed", later));
    return events;
  }

  /// The same story for every channel: who wrote, and to whom.
  private static List<Event> told(String channel, int messages, long story) {
    var random = new Random(story);
    var events = new ArrayList<Event>();
    for (int seq = 1; seq <= messages; seq++) {
      var mentioned = Arrays.stream(PEOPLE).filter(_ -> random.nextInt(3) == 0).toList();
      var post = Facts.posted(channel, seq, PEOPLE[random.nextInt(PEOPLE.length)], mentioned);
      events.add(random.nextInt(4) == 0 ? toAll(post) : post);
      if (random.nextInt(3) == 0) {
        events.add(changed("message-changed", post, 2, "edited"));
      }
    }
    return events;
  }

  private static Event toAll(Event post) {
    post.data().put("mentionsAll", true);
    return post;
  }

  private static Event changed(String type, Event post, long version, String text) {
    var data = post.data().deepCopy().put("version", version).put("text", text);
    return Facts.event(type, post.subject(), post.key(), version, data);
  }

  /// The events in any order, each twice: the second time under an id of its own, as if the inbox
  /// had forgotten the first.
  private static List<Event> muddled(List<Event> events, Random random) {
    var muddled = new ArrayList<>(events);
    events.stream()
        .map(e -> Facts.event(e.type(), e.subject(), e.key(), e.version(), e.data()))
        .forEach(muddled::add);
    Collections.shuffle(muddled, random);
    return muddled;
  }

  /// All that anybody can see of a channel, and how often its members were told of what.
  private String left(String channel) {
    return database
        .sql(
            """
            SELECT concat_ws(' ', c.version, c.last_seq, c.awaited, c.last_ts,
                c.last_message->>'text', c.message_count, c.all_mentions, c.member_count,
                c.populated, (
                    SELECT string_agg(concat_ws(',', m.user_id, m.roles, m.read_seq, m.read_at,
                        m.alert_seq, 'hidden', m.hidden_at_seq, m.hidden_since, m.unread,
                        m.unread_mentions, c.all_mentions - m.all_mentions_read, (
                            SELECT array_agg(n ORDER BY n) FROM unnest(m.mention_seqs) AS n), (
                            SELECT count(*) FROM outbox AS o
                            WHERE o.aggregate_id = m.channel_id || '/' || m.user_id
                                AND o.type IN ('member-added', 'channel-shown'))),
                        ' ' ORDER BY m.user_id)
                    FROM membership AS m WHERE m.channel_id = c.id))
            FROM channel AS c WHERE c.id = :channel
            """)
        .bind("channel", channel)
        .mapValue(String.class)
        .one()
        .block();
  }

  private String place(String channel, String expression) {
    return database
        .sql("SELECT CAST(" + expression + " AS text) FROM channel WHERE id = :channel")
        .bind("channel", channel)
        .mapValue(String.class)
        .one()
        .block();
  }

  private long early(String channel) {
    return database
        .sql("SELECT count(*) FROM early_message WHERE channel_id = :channel")
        .bind("channel", channel)
        .mapValue(Long.class)
        .one()
        .block();
  }
}
