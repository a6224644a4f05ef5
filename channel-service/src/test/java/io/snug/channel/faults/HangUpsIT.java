package io.snug.channel.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.snug.channel.ChannelServiceFixture;
import io.snug.channel.change.ChangeChannel;
import io.snug.channel.change.ChannelChanges;
import io.snug.channel.change.ChannelEdit;
import io.snug.channel.channel.AccessRule;
import io.snug.channel.channel.ChannelCommands;
import io.snug.channel.channel.ChannelRef;
import io.snug.channel.channel.ChannelType;
import io.snug.channel.channel.CreateChannel;
import io.snug.channel.channel.Invitees;
import io.snug.channel.message.Mentions;
import io.snug.channel.message.MessageCommands;
import io.snug.channel.message.PostMessage;
import io.snug.platform.dialect.Dialect;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Clients that hang up, whenever: nothing half-written stays, and no connection with them.
class HangUpsIT extends ChannelServiceFixture {
  private static final int CALLS = 2_000;
  private static final int AT_ONCE = 16;
  private static final double MICROS_MIN = 100;
  private static final double MICROS_MAX = 200_000;

  @Autowired private ChannelCommands channels;
  @Autowired private ChannelChanges changes;
  @Autowired private MessageCommands messages;

  @Test
  void nothingHalfWritten_andNoConnection_staysBehind() throws InterruptedException {
    long seed = System.nanoTime();
    var random = new Random(seed);
    var name = name("hangup");
    var room = ChannelRef.id(group(name("room"), BOB));
    var answered =
        Flux.range(0, CALLS)
            .flatMap(i -> hangUp(call(i, name + "-" + i, room), micros(random)), AT_ONCE)
            .filter(inTime -> inTime)
            .count()
            .block(Duration.ofSeconds(60));
    // Otherwise nobody hung up in the middle.
    assertThat(answered).as("seed %s", seed).isBetween(1L, CALLS - 1L);

    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(
            () ->
                assertThat(pool().getMetrics().orElseThrow().acquiredSize())
                    .as("connections out, seed %s", seed)
                    .isZero());
    assertThat(halfMade(name)).as("seed %s", seed).isZero();
    assertThat(halfPosted(room)).as("seed %s", seed).isZero();
    assertThat(send(BOB, id(room), "still here").at("/success").booleanValue()).isTrue();
  }

  /// Of every order of magnitude as often: nobody knows how fast the machine is.
  private static long micros(Random random) {
    return (long) (MICROS_MIN * Math.pow(MICROS_MAX / MICROS_MIN, random.nextDouble()));
  }

  private static String id(ChannelRef room) {
    return ((ChannelRef.ById) room).id().value();
  }

  private Mono<?> call(int i, String name, ChannelRef room) {
    return switch (i % 3) {
      case 0 -> {
        var people = Invitees.named(List.of("bob", "eve"));
        var wish = CreateChannel.named('G', ChannelType.PRIVATE, name, "create-p", Dialect.SLACK);
        yield channels.create(ADA, with(wish, people));
      }
      case 1 -> messages.post(ADA, post(room, name));
      default ->
          changes.change(
              ADA,
              new ChangeChannel(
                  room,
                  AccessRule.MEMBERS_WRITE,
                  (_, _) -> true,
                  true,
                  true,
                  _ -> ChannelEdit.rename(name, name)));
    };
  }

  private static PostMessage post(ChannelRef room, String text) {
    return PostMessage.text(
            room, AccessRule.MEMBERS_WRITE, text, Mentions.NOBODY, Dialect.ROCKET_CHAT)
        .withId("m" + text);
  }

  private static CreateChannel with(CreateChannel wish, Invitees people) {
    return new CreateChannel(
        wish.idLetter(),
        wish.type(),
        wish.name(),
        wish.displayName(),
        true,
        people,
        true,
        false,
        "",
        "",
        wish.customFields(),
        wish.extra(),
        wish.permission(),
        null,
        wish.origin());
  }

  /// Subscribes, and cancels after that time, whether there is an answer by then or not.
  private static Mono<Boolean> hangUp(Mono<?> call, long micros) {
    return Mono.fromCallable(
            () -> {
              var answered = new CountDownLatch(1);
              var running = call.subscribe(_ -> answered.countDown(), _ -> answered.countDown());
              boolean inTime = answered.await(micros, TimeUnit.MICROSECONDS);
              running.dispose();
              return inTime;
            })
        .subscribeOn(Schedulers.boundedElastic());
  }

  /// Channels of which some part is missing, and parts without a channel.
  private long halfMade(String name) {
    return database
        .sql(
            """
            SELECT
              (SELECT count(*) FROM channel AS c
               WHERE c.name LIKE :name || '%' AND c.version = 1
                 AND ((SELECT count(*) FROM channel_name AS n
                       WHERE n.channel_id = c.id AND n.name = c.name) <> 1
                   OR (SELECT count(*) FROM member AS m WHERE m.channel_id = c.id) <> 3
                   OR (SELECT count(*) FROM outbox AS o
                       WHERE o.event_key = c.id AND o.type = 'channel-created') <> 1))
              + (SELECT count(*) FROM channel_name AS n
                 WHERE n.name LIKE :name || '%' AND NOT EXISTS (
                   SELECT FROM channel AS c WHERE c.id = n.channel_id AND c.name = n.name)) AS n
            """)
        .bind("name", name)
        .mapValue(Long.class)
        .one()
        .block();
  }

  /// How far messages, their numbers, their events and the name's holder are apart.
  private long halfPosted(ChannelRef room) {
    return database
        .sql(
            """
            SELECT abs(last_seq - (SELECT count(*) FROM message WHERE channel_id = :id))
              + abs(last_seq - (SELECT count(*) FROM outbox
                                WHERE event_key = :id AND type = 'message-posted'))
              + abs(version - 1 - (SELECT count(*) FROM outbox
                                   WHERE event_key = :id AND type = 'channel-renamed'))
              + abs(1 - (SELECT count(*) FROM channel_name WHERE channel_id = :id))
              + abs(1 - (SELECT count(*) FROM channel_name AS held
                         WHERE held.channel_id = :id AND held.name = channel.name)) AS apart
            FROM channel WHERE id = :id
            """)
        .bind("id", id(room))
        .mapValue(Long.class)
        .one()
        .block();
  }
}
