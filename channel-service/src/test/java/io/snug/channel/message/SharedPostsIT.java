package io.snug.channel.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import io.snug.channel.ChannelServiceFixture;
import io.snug.channel.channel.ChannelId;
import io.snug.channel.message.MessageEvents.Place;
import io.snug.channel.message.NewMessages.Wish;
import io.snug.platform.test.HeldConnections;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Those who post at the same time share a statement.
class SharedPostsIT extends ChannelServiceFixture {
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

  @Autowired private NewMessages messages;
  @Autowired private ConnectionFactory connections;

  @Value("${spring.r2dbc.pool.max-size}")
  private int connectionsMax;

  @Test
  void messages_areNumberedInTheOrderInWhichTheyCame_eachInItsChannel() {
    var rooms = List.of(group(name("shared")), group(name("shared")), group(name("shared")));
    var wishes = IntStream.range(0, 40).mapToObj(i -> wish(rooms.get(i % 3), "M" + i)).toList();
    var places = postAtOnce(wishes);
    assertThat(places).hasSize(40);
    for (var room : rooms) {
      var mine = wishes.stream().map(Wish::message).filter(m -> m.channelId().value().equals(room));
      var ids = mine.map(Message::id).toList();
      var rows = rows(room);
      assertThat(rows).extracting(row -> row.get("id")).isEqualTo(ids);
      for (int i = 0; i < ids.size(); i++) {
        var place = places.get(ids.get(i));
        assertThat(place).isEqualTo(new Place(i + 1L, time(i), i + 1L, i + 1L));
        assertThat(rows.get(i)).containsEntry("seq", i + 1L).containsEntry("ts", time(i).micros());
      }
      var told = events("message-posted", room);
      assertThat(told).extracting(event -> event.get("id").asString()).isEqualTo(ids);
      assertThat(told.getLast().get("ts").asString())
          .isEqualTo(places.get(ids.getLast()).ts().toString());
      assertThat(told.getLast().at("/channel/messageCount").asInt()).isEqualTo(ids.size());
      assertThat(
              count(
                  "channel",
                  "id = '%s' AND last_seq = %2$d AND message_count = %2$d AND last_ts = %3$d"
                      .formatted(room, ids.size(), time(ids.size() - 1).micros())))
          .isEqualTo(1);
    }
    assertThat(statements(rooms)).as("one, and one for those who waited").isEqualTo(2);
  }

  @Test
  void sameIdAtOnce_isOneMessage() {
    var room = group(name("same"));
    var answers =
        HeldConnections.askedTogether(
            connections,
            connectionsMax,
            IntStream.range(0, 20)
                .mapToObj(_ -> messages.post(wish(room, "MSAME")).hasElement())
                .toList());
    assertThat(answers).containsOnlyOnce(true).hasSize(20);
    assertThat(rows(room)).hasSize(1);
    assertThat(events("message-posted", room)).hasSize(1);
  }

  @Test
  void repliesAtOnce_areAllCounted() {
    var room = group(name("thread"));
    messages.post(wish(room, "MROOT")).block();
    var root = new ThreadRoot("MROOT", time(0), ADA.userId());
    var replies =
        IntStream.range(0, 20).mapToObj(i -> wish(room, "MREPLY" + i, root, i % 2 == 0)).toList();
    assertThat(postAtOnce(replies)).hasSize(20);
    assertThat(
            count(
                "message",
                "channel_id = '"
                    + room
                    + "' AND id = 'MROOT' AND reply_count = 20"
                    + " AND repliers = '{UADA}'"))
        .isEqualTo(1);
    assertThat(count("channel", "id = '" + room + "' AND last_seq = 11 AND message_count = 21"))
        .as("shown and counted")
        .isEqualTo(1);
  }

  /// The lock is that of a transaction which somebody was stopped in.
  @Test
  void whoHasToWaitForALock_waitsAlone() {
    var locked = group(name("held"));
    var free = group(name("free"));
    var holder = Mono.from(connections.create()).block();
    Mono.from(holder.beginTransaction())
        .thenMany(
            holder
                .createStatement("SELECT FROM channel WHERE id = $1 FOR UPDATE")
                .bind(0, locked)
                .execute())
        .flatMap(Result::getRowsUpdated)
        .blockLast();
    var held =
        Flux.range(0, 3)
            .flatMap(i -> messages.post(wish(locked, "MHELD" + i)), 3)
            .collectList()
            .toFuture();
    for (int i = 0; i < 40; i++) {
      assertThat(messages.post(wish(free, "MFREE" + i)).block().lastSeq()).isEqualTo(i + 1);
    }
    assertThat(held).isNotDone();
    Mono.from(holder.rollbackTransaction()).then(Mono.from(holder.close())).block();
    assertThat(held.join()).extracting(Place::lastSeq).containsExactlyInAnyOrder(1L, 2L, 3L);
  }

  private Map<String, Place> postAtOnce(List<Wish> wishes) {
    var calls =
        wishes.stream()
            .map(wish -> messages.post(wish).map(place -> Map.entry(wish.message().id(), place)))
            .toList();
    var places = new HashMap<String, Place>();
    HeldConnections.askedTogether(connections, connectionsMax, calls)
        .forEach(place -> places.put(place.getKey(), place.getValue()));
    return places;
  }

  private static Wish wish(String room, String id) {
    return wish(room, id, null, true);
  }

  private static Wish wish(String room, String id, @Nullable ThreadRoot root, boolean inMain) {
    var message =
        MessageSamples.message(
            new ChannelId(room), ADA.workspaceId(), id, Author.of(ADA), NOW, root);
    return new Wish(message, inMain, UUID.randomUUID(), MessageEvents.draft(message, null));
  }

  /// Of the message before which so many were posted at the same instant.
  private static MessageTime time(int before) {
    return new MessageTime(MessageTime.of(NOW).micros() + before);
  }

  private List<Map<String, Object>> rows(String room) {
    return database
        .sql("SELECT id, seq, ts FROM message WHERE channel_id = :room ORDER BY seq")
        .bind("room", room)
        .fetch()
        .all()
        .collectList()
        .block();
  }

  private long statements(List<String> rooms) {
    return database
        .sql("SELECT count(DISTINCT xmin::text) FROM message WHERE channel_id = ANY(:rooms)")
        .bind("rooms", rooms.toArray(String[]::new))
        .mapValue(Long.class)
        .one()
        .block();
  }
}
