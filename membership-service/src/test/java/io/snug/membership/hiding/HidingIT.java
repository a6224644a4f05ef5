package io.snug.membership.hiding;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import io.snug.membership.Facts;
import io.snug.membership.ServiceTest;
import io.snug.membership.copy.ChannelType;
import io.snug.membership.membership.ChannelRef;
import io.snug.platform.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class HidingIT extends ServiceTest {
  private static final String HIDE_BY_HAND =
      "UPDATE membership SET hidden_at_seq = 1, hidden_since = 1, version = version + 1"
          + " WHERE channel_id = $1 AND user_id = 'UBOB'";
  private static final String WAITING =
      "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
          + " AND wait_event_type = 'Lock' AND query LIKE 'WITH noted%'";

  @Autowired private HidingCommands hiding;
  @Autowired private ConnectionFactory connections;

  @Test
  void aPost_reopensForAThousand_inOneStatement() {
    var members = IntStream.range(0, 1001).mapToObj("UCROWD%04d"::formatted).toArray(String[]::new);
    var channel = fresh("GCROWD");
    receive(Facts.channel("channel-created", Facts.privateChannel(channel, channel, members)));
    receive(Facts.posted(channel, 1, members[0]));
    Flux.fromArray(members)
        .skip(1)
        .flatMap(member -> hide(channel, member), 4)
        .doOnNext(result -> assertThat(result).isInstanceOf(HideResult.Hidden.class))
        .blockLast();
    assertThat(hidden(channel)).isEqualTo(1000);

    receive(Facts.posted(channel, 2, members[0]));

    assertThat(hidden(channel)).isZero();
    assertThat(
            count(
                "SELECT count(*) FROM outbox WHERE event_key = :channel"
                    + " AND type = 'channel-shown'",
                channel))
        .isEqualTo(1000);
    assertThat(
            count(
                "SELECT count(DISTINCT (CAST(xmin AS text), CAST(cmin AS text)))"
                    + " FROM membership WHERE channel_id = :channel AND version = 3",
                channel))
        .as("commands that touched the reopened rows")
        .isEqualTo(1);
  }

  @Test
  void aPost_touchesNobodyElse_whenNobodyHadItHidden() {
    var members = IntStream.range(0, 20).mapToObj("UCALM%02d"::formatted).toArray(String[]::new);
    var channel = fresh("GCALM");
    receive(Facts.channel("channel-created", Facts.privateChannel(channel, channel, members)));
    receive(Facts.posted(channel, 1, members[0]));
    assertThat(
            count(
                "SELECT count(DISTINCT CAST(xmin AS text)) FROM membership"
                    + " WHERE channel_id = :channel AND read_seq = 0",
                channel))
        .as("transactions that wrote the readers' rows: only the one that made them")
        .isEqualTo(1);
  }

  @Test
  void ownPost_doesNotReopen_andHidingMovesAlong() {
    var channel = privateChannel("UALICE", "UBOB");
    hide(channel, "UBOB").block();
    receive(Facts.posted(channel, 1, "UBOB"));
    assertThat(row(channel, "UBOB"))
        .containsEntry("hidden_at_seq", 1L)
        .containsEntry("read_seq", 1L);
    assertThat(told(channel, "UBOB"))
        .containsExactly("member-added", "channel-hidden", "channel-hidden");
    receive(Facts.posted(channel, 2, "UALICE"));
    assertThat(row(channel, "UBOB").get("hidden_at_seq")).isNull();
  }

  @Test
  void threadReply_doesNotReopen() {
    var channel = privateChannel("UALICE", "UBOB");
    hide(channel, "UBOB").block();
    receive(Facts.posted(channel, null, "UALICE"));
    assertThat(row(channel, "UBOB")).containsEntry("hidden_at_seq", 0L);
    receive(Facts.posted(channel, 1, "UALICE"));
    assertThat(row(channel, "UBOB").get("hidden_at_seq")).isNull();
  }

  @Test
  void doubledAndLateMessages_changeNothing() {
    var channel = privateChannel("UALICE", "UBOB");
    var first = Facts.posted(channel, 1, "UALICE", List.of("UBOB"));
    var second = Facts.posted(channel, 2, "UALICE");
    receive(second);
    hide(channel, "UBOB").block();
    assertThat(receive(first)).isTrue();
    assertThat(receive(first)).isFalse();
    assertThat(receive(second)).isFalse();
    assertThat(row(channel, "UBOB"))
        .containsEntry("hidden_at_seq", 2L)
        .containsEntry("unread_mentions", 1);
    assertThat(told(channel, "UBOB")).containsExactly("member-added", "channel-hidden");
  }

  @Test
  void mentions_countForTheMentionedOnly() {
    var channel = privateChannel("UALICE", "UBOB", "UCAROL");
    hide(channel, "UBOB").block();
    receive(Facts.posted(channel, 1, "UALICE", List.of("UBOB", "UALICE")));
    assertThat(row(channel, "UBOB")).containsEntry("unread_mentions", 1).containsEntry("unread", 1);
    assertThat(row(channel, "UCAROL")).containsEntry("unread_mentions", 0);
    assertThat(row(channel, "UALICE")).containsEntry("unread_mentions", 0);
  }

  @Test
  void aMessageBeforeItsChannel_isRemembered() {
    var channel = fresh("GLATE");
    receive(Facts.posted(channel, 3, "UALICE"));
    receive(
        Facts.channel("channel-created", Facts.privateChannel(channel, channel, "UALICE", "UBOB")));
    hide(channel, "UBOB").block();
    assertThat(row(channel, "UBOB")).containsEntry("hidden_at_seq", 3L);
  }

  @Test
  void unarchiving_showsTheChannelAgain() {
    var state = Facts.privateChannel(fresh("GARCH"), "archived-" + fresh(""), "UALICE", "UBOB");
    var channel = state.get("id").asString();
    receive(Facts.channel("channel-created", state));
    hide(channel, "UBOB").block();
    var archived = state.deepCopy().put("archived", true).put("version", 2);
    receive(Facts.channel("channel-archived", archived));
    assertThat(hide(channel, "UALICE").block()).isInstanceOf(HideResult.AlreadyHidden.class);
    receive(Facts.channel("channel-unarchived", state.deepCopy().put("version", 3)));
    assertThat(row(channel, "UBOB").get("hidden_at_seq")).isNull();
  }

  /// Whatever the order: what is hidden in the end was hidden after the last message, and the last
  /// event about each member says what is so.
  @Test
  void hidingWhilePostsArrive_leavesNothingHiddenBehindANewerMessage() {
    long seed = System.nanoTime();
    var members = IntStream.range(0, 8).mapToObj("URACE%02d"::formatted).toArray(String[]::new);
    var channel = fresh("GRACE");
    receive(Facts.channel("channel-created", Facts.privateChannel(channel, channel, members)));
    var work = new ArrayList<Mono<?>>();
    for (int seq = 1; seq <= 40; seq++) {
      Event post = Facts.posted(channel, seq, members[0]);
      work.add(inbox.receive(post));
      for (int i = 1; i < members.length; i++) {
        work.add(hide(channel, members[i]));
      }
    }
    java.util.Collections.shuffle(work, new Random(seed));
    Flux.fromIterable(work).flatMap(step -> step, 5).blockLast();
    assertThat(
            count(
                "SELECT count(*) FROM membership AS m JOIN channel AS c ON c.id = m.channel_id"
                    + " WHERE c.id = :channel AND m.hidden_at_seq < c.last_seq",
                channel))
        .as("seed %s", seed)
        .isZero();
    assertThat(
            count(
                "SELECT count(*) FROM membership AS m WHERE m.channel_id = :channel AND (SELECT"
                    + " o.payload->>'hiddenAtSeq' FROM outbox AS o WHERE o.aggregate_id ="
                    + " m.channel_id || '/' || m.user_id ORDER BY o.seq DESC LIMIT 1) IS DISTINCT"
                    + " FROM CAST(m.hidden_at_seq AS text)",
                channel))
        .as("members whose last event is not their state, seed %s", seed)
        .isZero();
  }

  /// The statement that brings the message has begun when the hiding is committed.
  @Test
  void aPost_reopens_whatWasHiddenWhileItWaitedForTheChannel() {
    var channel = privateChannel("UALICE", "UBOB");
    receive(Facts.posted(channel, 1, "UALICE"));
    var hider = Mono.from(connections.create()).block();
    CompletableFuture<Boolean> post;
    try {
      hideByHand(hider, channel);
      post = inbox.receive(Facts.posted(channel, 2, "UALICE")).toFuture();
      assertThat(waiting()).isNotNull();
    } finally {
      Mono.from(hider.commitTransaction()).then(Mono.from(hider.close())).block();
    }
    assertThat(post.join()).isTrue();
    assertThat(hidden(channel)).isZero();
    assertThat(told(channel, "UBOB")).containsExactly("member-added", "channel-shown");
  }

  private static void hideByHand(Connection hider, String channel) {
    Mono.from(hider.beginTransaction())
        .thenMany(Flux.just("SELECT FROM channel WHERE id = $1 FOR SHARE", HIDE_BY_HAND))
        .concatMap(sql -> hider.createStatement(sql).bind(0, channel).execute())
        .concatMap(Result::getRowsUpdated)
        .blockLast();
  }

  /// Empty when no message waits for a lock within some seconds.
  private @Nullable Long waiting() {
    return database
        .sql(WAITING)
        .mapValue(Long.class)
        .one()
        .filter(messages -> messages > 0)
        .repeatWhenEmpty(250, tries -> tries.delayElements(Duration.ofMillis(20)))
        .onErrorComplete(IllegalStateException.class)
        .block();
  }

  private Mono<HideResult> hide(String channel, String member) {
    return hiding.hide(rocketChat(member), new ChannelRef.ById(channel), ChannelType.ANY);
  }

  private long hidden(String channel) {
    return count(
        "SELECT count(*) FROM membership WHERE channel_id = :channel AND hidden_at_seq IS NOT NULL",
        channel);
  }

  private long count(String sql, String channel) {
    return database.sql(sql).bind("channel", channel).mapValue(Long.class).one().block();
  }
}
