package io.snug.membership;

import io.snug.platform.caller.Caller;
import io.snug.platform.caller.CallerKeys;
import io.snug.platform.caller.CredentialKind;
import io.snug.platform.event.Event;
import io.snug.platform.inbox.EventInbox;
import io.snug.platform.json.Json;
import io.snug.platform.test.TestCallers;
import io.snug.platform.test.TestKafka;
import io.snug.platform.test.TestPostgres;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.node.ObjectNode;

/// One running service for all tests of the module. Every test makes channels and people of its
/// own.
@SpringBootTest(
    classes = MembershipServiceApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=membership-service",
      "snug.internal.key=" + ServiceTest.INTERNAL_KEY,
      "snug.kafka.partitions=1"
    })
@Import(ServiceTest.Keys.class)
public abstract class ServiceTest {
  static final String INTERNAL_KEY = "the-key-of-the-tests";
  private static final AtomicInteger COUNT = new AtomicInteger();

  @Autowired protected EventInbox inbox;
  @Autowired protected DatabaseClient database;
  @LocalServerPort private int port;

  /// Believes the callers the tests make up.
  @TestConfiguration
  static class Keys {
    @Bean
    @Primary
    CallerKeys testKeys() {
      return TestCallers.keys();
    }
  }

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) {
    TestPostgres.database("membership")
        .properties()
        .forEach((name, value) -> registry.add(name, () -> value));
    registry.add("snug.kafka.bootstrap-servers", TestKafka::bootstrapServers);
    registry.add("snug.peers.channel", PeerStub.get()::url);
    registry.add("snug.peers.auth", PeerStub.get()::url);
  }

  protected static PeerStub peers() {
    return PeerStub.get();
  }

  /// An id nobody has had yet.
  protected static String fresh(String prefix) {
    return prefix + "%04d".formatted(COUNT.incrementAndGet());
  }

  protected static Caller rocketChat(String id) {
    return TestCallers.person(id, id.toLowerCase(java.util.Locale.ROOT));
  }

  protected static Caller slack(String id) {
    return TestCallers.caller(
        id, id.toLowerCase(java.util.Locale.ROOT), CredentialKind.SLACK_USER, Set.of("user"));
  }

  protected static Caller openWebUi(String id, String... roles) {
    return TestCallers.caller(
        id,
        id.toLowerCase(java.util.Locale.ROOT),
        CredentialKind.OPEN_WEBUI_SESSION,
        roles.length == 0 ? Set.of("user") : Set.of(roles));
  }

  protected boolean receive(Event event) {
    return Boolean.TRUE.equals(inbox.receive(event).block());
  }

  /// A private channel with these people, the first of them its owner.
  protected String privateChannel(String... members) {
    var id = fresh("GTEST");
    receive(Facts.channel("channel-created", Facts.privateChannel(id, "name-" + id, members)));
    for (var member : members) {
      receive(Facts.account("account-created", member, 1, true));
    }
    return id;
  }

  protected WebTestClient client() {
    return WebTestClient.bindToServer()
        .baseUrl("http://localhost:" + port)
        .responseTimeout(Duration.ofSeconds(20))
        .build();
  }

  protected Answer get(Caller caller, String path, Object... variables) {
    return answer(
        client().get().uri(path, variables).header("X-Snug-Caller", TestCallers.token(caller)));
  }

  protected Answer post(Caller caller, String path, String json) {
    return post(caller, path, MediaType.APPLICATION_JSON, json);
  }

  protected Answer post(Caller caller, String path, MediaType type, String body) {
    return answer(
        client()
            .method(HttpMethod.POST)
            .uri(path)
            .header("X-Snug-Caller", TestCallers.token(caller))
            .contentType(type)
            .bodyValue(body));
  }

  /// Calls a path only services call.
  protected Answer internal(HttpMethod method, String path, String json) {
    return answer(
        client()
            .method(method)
            .uri(path)
            .header("X-Snug-Internal", INTERNAL_KEY)
            .contentType(MediaType.APPLICATION_JSON)
            .bodyValue(json));
  }

  private static Answer answer(WebTestClient.RequestHeadersSpec<?> request) {
    var result = request.exchange().expectBody().returnResult();
    var body = result.getResponseBody();
    return new Answer(
        result.getStatus().value(), body == null ? Json.object() : Json.MAPPER.readTree(body));
  }

  /// A realtime method's answer, out of its envelope.
  protected ObjectNode realtime(Caller caller, String method, String params) {
    var frame =
        "{\"msg\":\"method\",\"id\":\"1\",\"method\":\"" + method + "\",\"params\":" + params + "}";
    var body = Json.write(Json.object().put("message", frame));
    var answer = post(caller, "/api/v1/method.call/" + method.replace('/', ':'), body);
    return Json.parseObject(answer.body().get("message").stringValue());
  }

  protected Map<String, Object> row(String channelId, String userId) {
    return database
        .sql("SELECT * FROM membership WHERE channel_id = :channel AND user_id = :user")
        .bind("channel", channelId)
        .bind("user", userId)
        .fetch()
        .one()
        .block();
  }

  /// The types of the events written about a person in a channel, oldest first.
  protected List<String> told(String channelId, String userId) {
    return database
        .sql("SELECT type FROM outbox WHERE aggregate_id = :id ORDER BY seq")
        .bind("id", channelId + "/" + userId)
        .mapValue(String.class)
        .all()
        .collectList()
        .block();
  }
}
