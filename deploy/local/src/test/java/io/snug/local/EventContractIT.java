package io.snug.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Whatever the running system tells keeps the contract under `docs/events`, and everything the
/// contract promises is told.
class EventContractIT {
  private static final List<String> TOPICS =
      List.of("snug.channels.v1", "snug.messages.v1", "snug.memberships.v1", "snug.users.v1");
  private static final Set<String> HEADERS =
      Set.of(
          "ce_specversion",
          "ce_id",
          "ce_type",
          "ce_source",
          "ce_subject",
          "ce_time",
          "ce_version",
          "content-type");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final RunningSnug SNUG = RunningSnug.shared();

  private final EventContract contract = new EventContract();

  @Test
  void everyTypeIsTold_andEveryEventKeepsItsSchema() throws Exception {
    liveInAChannel();
    comeAndGo();
    makeChannelsElsewhere();

    var missing = new TreeSet<>(contract.types());
    var end = Instant.now().plus(PATIENCE);
    try (var consumer = consumer()) {
      consumer.subscribe(TOPICS);
      while (!missing.isEmpty() && Instant.now().isBefore(end)) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          check(record);
          missing.remove(header(record, "ce_type"));
        }
      }
    }
    assertThat(missing).as("promised and not told").isEmpty();
  }

  private void check(ConsumerRecord<String, byte[]> record) {
    var names = new HashSet<String>();
    record.headers().forEach(header -> names.add(header.key()));
    assertThat(names).containsAll(HEADERS);

    var type = header(record, "ce_type");
    var data = new String(record.value(), StandardCharsets.UTF_8);
    assertThat(contract.types()).contains(type);
    assertThat(contract.violations(type, data)).as("%s %s", type, data).isEmpty();

    assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
    assertThat(header(record, "content-type")).isEqualTo("application/json");
    assertThat(header(record, "ce_source")).startsWith("/snug/");
    assertThat(UUID.fromString(header(record, "ce_id"))).isNotNull();
    assertThat(Instant.parse(header(record, "ce_time"))).isNotNull();
    assertThat(Json.parseObject(record.value()).path("version").asLong(1))
        .isEqualTo(Long.parseLong(header(record, "ce_version")));
  }

  private static void liveInAChannel() throws IOException, InterruptedException {
    var alice = SNUG.account("alice");
    var bob = SNUG.account("bob");
    var room =
        post(alice, "groups.create", "{\"name\":\"%s\",\"members\":[\"bob\"]}".formatted(unique()))
            .at("/group/_id")
            .asString();
    var roomId = "{\"roomId\":\"%s\"}".formatted(room);
    var bobInRoom = "{\"roomId\":\"%s\",\"userId\":\"%s\"}".formatted(room, bob.id());
    post(alice, "groups.rename", "{\"roomId\":\"%s\",\"name\":\"%s\"}".formatted(room, unique()));
    var topic = "{\"rid\":\"%s\",\"roomTopic\":\"tides\"}".formatted(room);
    post(alice, "rooms.saveRoomSettings", topic);
    post(bob, "groups.close", roomId);
    post(alice, "chat.postMessage", "{\"roomId\":\"%s\",\"text\":\"hello @bob\"}".formatted(room));
    post(bob, "subscriptions.read", "{\"rid\":\"%s\"}".formatted(room));
    post(alice, "groups.addModerator", bobInRoom);
    post(alice, "groups.kick", bobInRoom);
    post(alice, "groups.invite", bobInRoom);
    post(bob, "groups.leave", roomId);
  }

  private static void comeAndGo() throws IOException, InterruptedException {
    var admin = SNUG.account("admin");
    var name = unique();
    var id =
        post(
                admin,
                "users.create",
                """
                {"username": "%1$s", "name": "%1$s", "email": "%1$s@example.com",
                 "password": "a long secret"}
                """
                    .formatted(name))
            .at("/user/_id")
            .asString();
    var login = "{\"user\":\"%s\",\"password\":\"a long secret\"}".formatted(name);
    var session = call("login", login, Map.of()).path("data");
    var credential =
        Map.of(
            "X-User-Id", session.path("userId").asString(),
            "X-Auth-Token", session.path("authToken").asString());
    call("logout", "{}", credential);
    var active = "{\"userId\":\"%s\",\"activeStatus\":%s,\"confirmRelinquish\":true}";
    post(admin, "users.setActiveStatus", active.formatted(id, false));
    post(admin, "users.setActiveStatus", active.formatted(id, true));
  }

  /// The same events, as the other dialects cause them.
  private static void makeChannelsElsewhere() throws IOException, InterruptedException {
    var admin = SNUG.account("admin");
    send(
        "/api/groups.create",
        "{\"name\":\"%s\"}".formatted(unique()),
        Map.of("Authorization", "Bearer " + admin.slackUserToken()));
    for (var type : List.of("\"group\"", "\"standard\"", "null")) {
      send(
          "/api/v1/channels/create",
          """
          {"name": "%s", "type": %s, "description": "where we meet", "data": {"a": 1},
           "access_grants": [{"principal_type": "user", "principal_id": "*",
                              "permission": "read"}]}
          """
              .formatted(unique(), type),
          Map.of("Authorization", "Bearer " + admin.openWebUiToken()));
    }
  }

  private static JsonNode post(RunningSnug.Account account, String method, String body)
      throws IOException, InterruptedException {
    return call(
        method,
        body,
        Map.of("X-User-Id", account.id(), "X-Auth-Token", account.rocketChatAuthToken()));
  }

  private static JsonNode call(String method, String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    return send("/api/v1/" + method, body, headers);
  }

  private static JsonNode send(String path, String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(SNUG.baseUrl() + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    var answer = new String(response.body(), StandardCharsets.UTF_8);
    assertThat(response.statusCode()).as("%s: %s", path, answer).isEqualTo(200);
    assertThat(answer).as(path).doesNotContain("\"ok\":false");
    return Json.parseObject(response.body());
  }

  private static KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            SNUG.kafkaBootstrapServers(),
            "group.id",
            "contract-" + UUID.randomUUID(),
            "auto.offset.reset",
            "earliest"),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static String unique() {
    return "c" + UUID.randomUUID().toString().substring(0, 8);
  }
}
