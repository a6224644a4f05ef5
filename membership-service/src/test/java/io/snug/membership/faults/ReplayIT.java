package io.snug.membership.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.membership.Facts;
import io.snug.membership.ServiceTest;
import io.snug.membership.copy.ChannelType;
import io.snug.membership.hiding.HidingCommands;
import io.snug.membership.membership.ChannelRef;
import io.snug.platform.event.Event;
import io.snug.platform.event.EventFormat;
import io.snug.platform.inbox.KafkaEventConsumer;
import io.snug.platform.test.TestKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

/// Everything is read again from the beginning, twice: nothing changes, to the last byte.
class ReplayIT extends ServiceTest {
  private static final String GROUP = "membership-service";
  private static final Duration WAIT = Duration.ofSeconds(30);

  @Autowired private KafkaEventConsumer consumer;
  @Autowired private HidingCommands hiding;

  @Test
  void replay_changesNothing_alsoWhenTheInboxHasForgotten() throws Exception {
    var channel = fresh("GREPLAY");
    var early = fresh("GREPLAY");
    try (var admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
      publish("snug.users.v1", accounts());
      publish("snug.messages.v1", List.of(Facts.posted(early, 1, "UALICE", List.of("UBOB"))));
      publish("snug.channels.v1", List.of(created(channel), created(early)));
      awaitRead(admin);
      hiding.hide(slack("UBOB"), new ChannelRef.ById(channel), ChannelType.ANY).block();
      publish("snug.messages.v1", messages(channel));
      publish("snug.channels.v1", List.of(changed(channel), deleted(early)));
      awaitRead(admin);
      hiding.hide(slack("UCAROL"), new ChannelRef.ById(channel), ChannelType.ANY).block();
      var before = tables();
      for (boolean forgotten : new boolean[] {false, false, true}) {
        replay(admin, forgotten);
        assertThat(tables()).as("inbox forgotten: %s", forgotten).isEqualTo(before);
      }
    }
  }

  private void replay(Admin admin, boolean forgotten) throws Exception {
    consumer.stop();
    if (forgotten) {
      database.sql("TRUNCATE inbox").then().block();
    }
    var beginning =
        ends(admin).keySet().stream()
            .collect(Collectors.toMap(partition -> partition, _ -> new OffsetAndMetadata(0)));
    Mono.fromCallable(() -> admin.alterConsumerGroupOffsets(GROUP, beginning).all().get())
        .retryWhen(reactor.util.retry.Retry.fixedDelay(100, Duration.ofMillis(100)))
        .block(WAIT);
    consumer.start();
    awaitRead(admin);
  }

  /// Until the group has committed the end of each partition.
  private static void awaitRead(Admin admin) {
    Mono.fromCallable(() -> unread(admin))
        .filter(partitions -> partitions == 0)
        .repeatWhenEmpty(rounds -> rounds.delayElements(Duration.ofMillis(50)))
        .block(WAIT);
  }

  private static long unread(Admin admin) throws Exception {
    var read = admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get();
    return ends(admin).entrySet().stream()
        .filter(
            end -> {
              var committed = read.get(end.getKey());
              return (committed == null ? 0 : committed.offset()) < end.getValue();
            })
        .count();
  }

  private static Map<TopicPartition, Long> ends(Admin admin) throws Exception {
    var partitions =
        List.of("snug.users.v1", "snug.channels.v1", "snug.messages.v1").stream()
            .map(topic -> new TopicPartition(topic, 0))
            .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
    return admin.listOffsets(partitions).all().get().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
  }

  private static void publish(String topic, List<Event> events) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", TestKafka.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (var event : events) {
        producer.send(EventFormat.toRecord(topic, event)).get();
      }
    }
  }

  private static List<Event> accounts() {
    return List.of(
        Facts.account("account-created", "UALICE", 1, true),
        Facts.account("account-changed", "UALICE", 2, true));
  }

  private static Event created(String channel) {
    return Facts.channel(
        "channel-created", Facts.privateChannel(channel, channel, "UALICE", "UBOB", "UCAROL"));
  }

  private static List<Event> messages(String channel) {
    var all = Facts.posted(channel, 2, "UBOB");
    all.data().put("mentionsAll", true);
    var posts = new ArrayList<>(List.of(Facts.posted(channel, 1, "UALICE", List.of("UBOB"))));
    posts.add(all);
    posts.add(Facts.posted(channel, null, "UALICE"));
    posts.add(Facts.posted(channel, 3, "UALICE", List.of("UBOB", "UCAROL")));
    return posts;
  }

  private static Event changed(String channel) {
    var state = Facts.privateChannel(channel, channel + "-2").put("version", 2);
    state.remove("members");
    return Facts.channel("channel-renamed", state);
  }

  private static Event deleted(String channel) {
    return Facts.channel("channel-deleted", Facts.privateChannel(channel, "").put("version", 2));
  }

  /// All rows of all tables, and how many events were written.
  private String tables() {
    return database
        .sql(
            """
            SELECT concat_ws(E'\\n',
                (SELECT string_agg(concat_ws(' ', to_jsonb(c)), E'\\n' ORDER BY c.id)
                    FROM channel AS c),
                (SELECT string_agg(concat_ws(' ', to_jsonb(m)), E'\\n'
                    ORDER BY m.channel_id, m.user_id) FROM membership AS m),
                (SELECT string_agg(concat_ws(' ', to_jsonb(a)), E'\\n' ORDER BY a.id)
                    FROM account AS a),
                (SELECT string_agg(concat_ws(' ', to_jsonb(r)), E'\\n' ORDER BY r.channel_id,
                    r.principal_type, r.principal_id) FROM channel_reader AS r),
                (SELECT count(*) FROM early_message),
                (SELECT count(*) || ' ' || max(seq) FROM outbox))
            """)
        .mapValue(String.class)
        .one()
        .block();
  }
}
