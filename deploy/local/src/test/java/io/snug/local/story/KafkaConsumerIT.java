package io.snug.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.local.RunningSnug;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Any Kafka client hears what happens, as CloudEvents, in order per channel.
class KafkaConsumerIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final RunningSnug SNUG = RunningSnug.shared();

  @Test
  void aChannelsLife_isTold_inOrder() throws IOException, InterruptedException {
    var room = post("groups.create", "{\"name\":\"%s\",\"members\":[\"bob\"]}", unique(), "alice");
    var id = room.at("/group/_id").asString();
    post("groups.close", "{\"roomId\":\"%s\"}", id, "bob");
    post("chat.postMessage", "{\"roomId\":\"%s\",\"text\":\"hello\"}", id, "alice");

    var heard =
        listen(
            id,
            List.of(
                "channel-created",
                "member-added",
                "channel-hidden",
                "message-posted",
                "channel-shown"));

    var created = only(heard, "channel-created");
    assertThat(created.topic()).isEqualTo("snug.channels.v1");
    assertThat(header(created, "ce_specversion")).isEqualTo("1.0");
    assertThat(header(created, "ce_subject")).isEqualTo(id);
    assertThat(header(created, "content-type")).isEqualTo("application/json");
    assertThat(UUID.fromString(header(created, "ce_id"))).isNotNull();
    assertThat(Instant.parse(header(created, "ce_time"))).isBefore(Instant.now());
    assertThat(data(created).get("version").asLong()).isEqualTo(1);
    assertThat(data(created).get("members")).hasSize(2);

    var hidden = only(heard, "channel-hidden");
    assertThat(hidden.topic()).isEqualTo("snug.memberships.v1");
    assertThat(data(hidden).get("userId").asString()).isEqualTo(SNUG.account("bob").id());
    assertThat(data(hidden).get("hiddenAtSeq").asLong()).isZero();

    var shown = only(heard, "channel-shown");
    assertThat(data(shown).get("hiddenAtSeq").isNull()).isTrue();
    assertThat(data(shown).get("version").asLong())
        .isGreaterThan(data(hidden).get("version").asLong());
    assertThat(shown.offset()).isGreaterThan(hidden.offset());

    var posted = only(heard, "message-posted");
    assertThat(data(posted).get("text").asString()).isEqualTo("hello");
    assertThat(data(posted).get("seq").asLong()).isEqualTo(1);
  }

  private static List<ConsumerRecord<String, byte[]>> listen(String key, List<String> types) {
    var heard = new ArrayList<ConsumerRecord<String, byte[]>>();
    var end = Instant.now().plusSeconds(20);
    try (var consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                (Object) SNUG.kafkaBootstrapServers(),
                "group.id",
                "a-stranger-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.subscribe(List.of("snug.channels.v1", "snug.messages.v1", "snug.memberships.v1"));
      while (!heard.stream().map(KafkaConsumerIT::type).toList().containsAll(types)
          && Instant.now().isBefore(end)) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(
                record -> {
                  if (key.equals(record.key())) {
                    heard.add(record);
                  }
                });
      }
    }
    assertThat(heard.stream().map(KafkaConsumerIT::type)).containsAll(types);
    return heard;
  }

  private static ConsumerRecord<String, byte[]> only(
      List<ConsumerRecord<String, byte[]>> heard, String type) {
    var found = heard.stream().filter(record -> type(record).equals(type)).toList();
    assertThat(found.stream().map(record -> header(record, "ce_id")).distinct()).hasSize(1);
    return found.getFirst();
  }

  private static String type(ConsumerRecord<String, byte[]> record) {
    return header(record, "ce_type");
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    var header = record.headers().lastHeader(name);
    assertThat(header).as("header %s", name).isNotNull();
    return new String(header.value(), StandardCharsets.UTF_8);
  }

  private static JsonNode data(ConsumerRecord<String, byte[]> record) {
    return JSON.readTree(record.value());
  }

  private static JsonNode post(String method, String body, String value, String username)
      throws IOException, InterruptedException {
    var account = SNUG.account(username);
    var request =
        HttpRequest.newBuilder(URI.create(SNUG.baseUrl() + "/api/v1/" + method))
            .header("X-User-Id", account.id())
            .header("X-Auth-Token", account.rocketChatAuthToken())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.formatted(value)))
            .build();
    var response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  private static String unique() {
    return "k" + UUID.randomUUID().toString().substring(0, 8);
  }
}
