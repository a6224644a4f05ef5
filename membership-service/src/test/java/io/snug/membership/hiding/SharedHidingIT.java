package io.snug.membership.hiding;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import io.snug.membership.ServiceTest;
import io.snug.membership.copy.ChannelType;
import io.snug.membership.membership.ChannelRef;
import io.snug.platform.test.HeldConnections;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Those who hide something at the same time share a statement.
class SharedHidingIT extends ServiceTest {
  private static final List<String> MEMBERS =
      IntStream.range(0, 40).mapToObj("USHARE%02d"::formatted).toList();

  @Autowired private HidingCommands hiding;
  @Autowired private ConnectionFactory connections;

  @Value("${spring.r2dbc.pool.max-size}")
  private int connectionsMax;

  @Test
  void everybodyHasTheirOwnResult() {
    var channel = privateChannel(MEMBERS.toArray(String[]::new));
    assertThat(hideAtOnce(channel, MEMBERS))
        .containsOnly(new HideResult.Hidden())
        .hasSameSizeAs(MEMBERS);
    assertThat(hideAtOnce(channel, Collections.nCopies(20, "USTRANGER")))
        .containsOnly(new HideResult.ChannelNotFound());
    assertThat(told(channel, "USHARE39")).containsExactly("member-added", "channel-hidden");
    var statements =
        database
            .sql("SELECT count(DISTINCT xmin::text) FROM membership WHERE channel_id = :channel")
            .bind("channel", channel)
            .mapValue(Long.class)
            .one()
            .block();
    assertThat(statements).as("two at once, and one for those who waited").isEqualTo(3);
  }

  @Test
  void whoHidesTheSameTwice_hasHiddenItOnce() {
    var channel = privateChannel("UTWICE");
    var again = new HideResult.AlreadyHidden("name-" + channel);
    assertThat(hideAtOnce(channel, Collections.nCopies(20, "UTWICE")))
        .containsOnlyOnce(new HideResult.Hidden())
        .contains(again)
        .containsOnly(new HideResult.Hidden(), again);
    assertThat(told(channel, "UTWICE")).containsExactly("member-added", "channel-hidden");
  }

  /// A lock would be written into the row, and to disk before the answer.
  @Test
  void showingWhatIsShown_locksNothing() {
    var channel = privateChannel("USEES");
    var before = lockers(channel);
    var shown = hiding.show(rocketChat("USEES"), new ChannelRef.ById(channel), ChannelType.ANY);
    assertThat(shown.block()).isEqualTo(new ShowResult.AlreadyShown("name-" + channel));
    assertThat(lockers(channel)).isEqualTo(before);
  }

  /// The last transactions that have locked or replaced the rows of a channel.
  private List<String> lockers(String channel) {
    return database
        .sql(
            "SELECT xmax::text FROM channel WHERE id = :channel UNION ALL"
                + " SELECT xmax::text FROM membership WHERE channel_id = :channel")
        .bind("channel", channel)
        .mapValue(String.class)
        .all()
        .collectList()
        .block();
  }

  /// The lock is that of a transaction which somebody was stopped in.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT FROM membership WHERE channel_id = $1 FOR UPDATE",
        "SELECT FROM channel WHERE id = $1 FOR UPDATE"
      })
  void whoHasToWaitForALock_waitsAlone(String lock) {
    var locked = privateChannel("UHELD");
    var free = privateChannel(MEMBERS.toArray(String[]::new));
    var holder = Mono.from(connections.create()).block();
    Mono.from(holder.beginTransaction())
        .thenMany(holder.createStatement(lock).bind(0, locked).execute())
        .flatMap(Result::getRowsUpdated)
        .blockLast();
    var held = Flux.range(0, 3).flatMap(_ -> hide(locked, "UHELD"), 3).collectList().toFuture();
    for (var member : MEMBERS) {
      assertThat(hide(free, member).block()).isEqualTo(new HideResult.Hidden());
    }
    assertThat(held).isNotDone();
    Mono.from(holder.rollbackTransaction()).then(Mono.from(holder.close())).block();
    assertThat(held.join()).containsOnlyOnce(new HideResult.Hidden()).hasSize(3);
  }

  private List<HideResult> hideAtOnce(String channel, List<String> people) {
    var calls = people.stream().map(person -> hide(channel, person)).toList();
    return HeldConnections.askedTogether(connections, connectionsMax, calls);
  }

  private Mono<HideResult> hide(String channel, String person) {
    return hiding.hide(rocketChat(person), new ChannelRef.ById(channel), ChannelType.ANY);
  }
}
