package io.snug.channel;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactory;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.CallerKeys;
import io.snug.platform.caller.CredentialKind;
import io.snug.platform.database.BoundedConnections;
import io.snug.platform.event.Event;
import io.snug.platform.event.EventFormat;
import io.snug.platform.json.Json;
import io.snug.platform.service.Replacement;
import io.snug.platform.test.FaultyStatements;
import io.snug.platform.test.TestCallers;
import io.snug.platform.test.TestKafka;
import io.snug.platform.test.TestPostgres;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The whole service on a database of its own and the tests' broker. Its peers are [Peers].
@SpringBootTest(
    classes = {ChannelServiceApplication.class, ChannelServiceFixture.Keys.class},
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=channel-service",
      "snug.internal.key=" + ChannelServiceFixture.INTERNAL_KEY
    })
public abstract class ChannelServiceFixture {
  protected static final String INTERNAL_KEY = "the tests' shared secret";
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final TestPostgres.Database DATABASE = TestPostgres.database("channel");

  protected static final Caller ADA = caller("UADA", "ada", CredentialKind.ROCKET_CHAT_SESSION);
  protected static final Caller BOB = caller("UBOB", "bob", CredentialKind.ROCKET_CHAT_SESSION);
  protected static final Caller EVE = caller("UEVE", "eve", CredentialKind.ROCKET_CHAT_SESSION);

  @LocalServerPort private int port;
  @Autowired protected DatabaseClient database;
  @Autowired private ConnectionFactory connections;
  private WebTestClient client;

  @TestConfiguration(proxyBeanMethods = false)
  static class Keys {
    @Bean
    @Primary
    CallerKeys keysOfTheTests() {
      return TestCallers.keys();
    }

    /// Lets tests break statements; until they do, all work.
    @Bean
    static BeanPostProcessor breakableDatabase() {
      return new Replacement<>(ConnectionFactory.class, FaultyStatements::over);
    }
  }

  @DynamicPropertySource
  static void parts(DynamicPropertyRegistry registry) {
    DATABASE.properties().forEach((name, value) -> registry.add(name, () -> value));
    registry.add("snug.kafka.bootstrap-servers", TestKafka::bootstrapServers);
    for (var peer : List.of("auth", "membership", "gateway")) {
      registry.add("snug.peers." + peer, Peers::url);
    }
  }

  @BeforeEach
  void connect() {
    client =
        WebTestClient.bindToServer()
            .baseUrl("http://localhost:" + port)
            .responseTimeout(java.time.Duration.ofSeconds(20))
            .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(16 * 1024 * 1024))
            .build();
    for (var caller : List.of(ADA, BOB, EVE)) {
      account(caller.userId().value(), caller.username(), "user");
    }
  }

  protected FaultyStatements statements() {
    return (FaultyStatements) connections;
  }

  protected ConnectionPool pool() {
    var bounded = statements().unwrap();
    return (ConnectionPool)
        (bounded instanceof BoundedConnections whole ? whole.unwrap() : bounded);
  }

  protected static Caller caller(String id, String username, CredentialKind kind) {
    return TestCallers.caller(id, username, kind, Set.of("user"));
  }

  /// The same person, come through Slack.
  protected static Caller slack(Caller caller) {
    return caller(caller.userId().value(), caller.username(), CredentialKind.SLACK_USER);
  }

  /// The same person, come through Open WebUI.
  protected static Caller openWebUi(Caller caller) {
    return caller(caller.userId().value(), caller.username(), CredentialKind.OPEN_WEBUI_SESSION);
  }

  protected static Caller admin() {
    var admin =
        TestCallers.caller(
            "UROOT", "root", CredentialKind.OPEN_WEBUI_SESSION, Set.of("admin", "user"));
    return admin;
  }

  /// A name no other test uses.
  protected static String name(String prefix) {
    return prefix + "-" + COUNT.incrementAndGet();
  }

  protected Answer get(Caller caller, String uri, Object... variables) {
    return answer(client.get().uri(uri, variables).headers(h -> identify(h, caller)));
  }

  protected Answer post(Caller caller, String uri, String contentType, String body) {
    return answer(
        client
            .method(HttpMethod.POST)
            .uri(uri)
            .headers(h -> identify(h, caller))
            .header("content-type", contentType)
            .bodyValue(body));
  }

  protected Answer post(Caller caller, String uri, JsonNode body) {
    return post(caller, uri, "application/json; charset=utf-8", Json.write(body));
  }

  private static void identify(org.springframework.http.HttpHeaders headers, Caller caller) {
    if (caller != null) {
      headers.set("X-Snug-Caller", TestCallers.token(caller));
    }
  }

  protected Answer internal(HttpMethod method, String uri, JsonNode body) {
    var request = client.method(method).uri(uri).header("X-Snug-Internal", INTERNAL_KEY);
    return answer(
        body == null
            ? request
            : request.header("content-type", "application/json").bodyValue(Json.write(body)));
  }

  private static Answer answer(WebTestClient.RequestHeadersSpec<?> request) {
    var result = request.exchange().expectBody().returnResult();
    return Answer.of(
        result.getStatus().value(), result.getResponseHeaders(), result.getResponseBody());
  }

  /// Calls a realtime method; the frame inside the answer.
  protected JsonNode call(Caller caller, String method, String params) {
    var frame =
        "{\"msg\":\"method\",\"id\":\"8d89\",\"method\":\""
            + method
            + "\",\"params\":"
            + params
            + "}";
    var answer = post(caller, "/api/v1/method.call/" + method, Json.object().put("message", frame));
    return Json.parse(answer.text("/message"));
  }

  /// Delivers an event as a peer would.
  protected Answer deliver(Event... events) {
    return internal(HttpMethod.POST, "/internal/events", EventFormat.toJson(List.of(events)));
  }

  protected static Event event(String type, String subject, String key, ObjectNode data) {
    return new Event(
        UUID.randomUUID(),
        type,
        "/snug/tests",
        subject,
        key,
        data.path("version").longValue(),
        Instant.now(),
        null,
        data);
  }

  protected void account(String id, String username, String role) {
    var data =
        Json.object()
            .put("id", id)
            .put("workspaceId", "TTEST")
            .put("username", username)
            .put("name", username)
            .put("email", username + "@example.org");
    data.putArray("roles").add(role);
    data.put("bot", false).put("active", true);
    data.put("createdAt", "2026-01-01T00:00:00.000000Z").put("version", 1);
    deliver(event("account-created", id, id, data));
  }

  /// What the membership-service says of a member.
  protected static ObjectNode membership(String channel, Caller caller, long version) {
    var data =
        Json.object()
            .put("channelId", channel)
            .put("workspaceId", "TTEST")
            .put("userId", caller.userId().value())
            .put("username", caller.username())
            .put("name", caller.name());
    data.putArray("roles");
    return data.put("readSeq", 0)
        .putNull("readAt")
        .putNull("hiddenAtSeq")
        .putNull("removedAt")
        .putNull("invitedBy")
        .put("initial", false)
        .put("cause", "invited")
        .put("version", version);
  }

  protected void member(String type, ObjectNode data) {
    var channel = Json.requiredText(data, "channelId");
    deliver(event(type, channel + "/" + Json.requiredText(data, "userId"), channel, data));
  }

  protected long count(String table, String where) {
    return database
        .sql("SELECT count(*) AS n FROM " + table + " WHERE " + where)
        .mapValue(Long.class)
        .one()
        .block();
  }

  /// The events about an aggregate or of a key, oldest first.
  protected List<ObjectNode> events(String type, String key) {
    return database
        .sql("SELECT payload FROM outbox WHERE type = :type AND event_key = :key ORDER BY seq")
        .bind("type", type)
        .bind("key", key)
        .mapValue(String.class)
        .all()
        .map(Json::parseObject)
        .collectList()
        .block();
  }

  /// A private group of Ada's with these members.
  protected String group(String name, Caller... members) {
    var body = Json.object().put("name", name);
    var list = body.putArray("members");
    for (var member : members) {
      list.add(member.username());
    }
    return post(ADA, "/api/v1/groups.create", body).text("/group/_id");
  }

  protected Answer send(Caller caller, String room, String text) {
    var body = Json.object();
    body.putObject("message").put("rid", room).put("msg", text);
    return post(caller, "/api/v1/chat.sendMessage", body);
  }
}
