package io.snug.platform.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.ConnectionFactory;
import io.snug.platform.caller.CallerKeys;
import io.snug.platform.database.BoundedConnections;
import io.snug.platform.event.Event;
import io.snug.platform.event.EventHandler;
import io.snug.platform.id.Ids;
import io.snug.platform.internal.InternalClient;
import io.snug.platform.internal.Peer;
import io.snug.platform.json.Json;
import io.snug.platform.outbox.NewEvent;
import io.snug.platform.outbox.Outbox;
import io.snug.platform.test.TestCallers;
import io.snug.platform.test.TestKafka;
import io.snug.platform.test.TestLine;
import io.snug.platform.test.TestPostgres;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/// The wiring a service gets by one import, from its outbox to its own inbox.
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "logging.config=classpath:platform-tests-logback.xml")
class ServiceConfigurationIT {
  private static final String KEY = "a key of enough characters";
  private static final String TOPIC = "wiring-" + UUID.randomUUID();

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(ServiceConfiguration.class)
  static class Service {
    final BlockingQueue<Event> heard = new LinkedBlockingQueue<>();

    @Bean
    PublishedTopics publishedTopics() {
      return PublishedTopics.of(TOPIC);
    }

    @Bean
    @Primary
    CallerKeys testKeys() {
      return TestCallers.keys();
    }

    @Bean
    EventHandler listener() {
      return new EventHandler() {
        @Override
        public Set<String> types() {
          return Set.of("thing-made");
        }

        @Override
        public Mono<Void> apply(Event event) {
          return Mono.fromRunnable(() -> heard.add(event));
        }
      };
    }
  }

  private static final TestPostgres.Database DATABASE = TestPostgres.database("wiring");
  private static final TestLine TO_DATABASE = TestLine.to(DATABASE.port());

  private static final DisposableServer PEER =
      HttpServer.create().port(0).handle((_, answer) -> answer.send()).bindNow();

  @AfterAll
  static void end() {
    PEER.disposeNow();
  }

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) {
    var byLine = new HashMap<>(DATABASE.properties());
    byLine.put(
        "spring.r2dbc.url",
        "r2dbc:postgresql://localhost:" + TO_DATABASE.port() + "/" + DATABASE.name());
    byLine.forEach((name, value) -> registry.add(name, () -> value));
    registry.add("spring.r2dbc.pool.initial-size", () -> 1);
    registry.add("spring.r2dbc.pool.max-size", () -> 3);
    registry.add("spring.r2dbc.pool.max-acquire-time", () -> "2s");
    registry.add("management.endpoint.health.probes.enabled", () -> true);
    registry.add(
        "management.endpoint.health.group.readiness.include", () -> "readinessState,r2dbc,copies");
    registry.add("spring.flyway.locations", () -> "classpath:db/platform");
    registry.add("spring.application.name", () -> "wired-service");
    registry.add("snug.internal.key", () -> KEY);
    registry.add("snug.peers.auth", () -> "http://localhost:" + PEER.port());
    registry.add("snug.kafka.bootstrap-servers", TestKafka::bootstrapServers);
    registry.add("snug.consumer.topics", () -> TOPIC);
    registry.add("snug.consumer.group", () -> TOPIC);
  }

  @Autowired Service service;
  @Autowired Outbox outbox;
  @Autowired Ids ids;
  @Autowired Environment environment;
  @Autowired ConnectionFactory connections;
  @Autowired InternalClient peers;

  @Test
  void event_travelsFromOutboxToInbox() throws InterruptedException {
    assertThat(travel()).isNotNull();
  }

  @Test
  void peersAndTheDatabase_answerOnTheServicesOneEventLoop() {
    var peer =
        peers
            .forPeer(Peer.AUTH)
            .get()
            .uri("/")
            .exchangeToMono(
                answer -> answer.releaseBody().then(Mono.fromSupplier(this::currentThread)));
    var database =
        Mono.usingWhen(
            connections.create(),
            connection ->
                Mono.from(connection.createStatement("SELECT 1").execute())
                    .flatMapMany(result -> result.map(row -> currentThread()))
                    .next(),
            connection -> Mono.from(connection.close()));
    assertThat(peer.block())
        .matches("wired-service-(epoll|kqueue|nio)-\\d+")
        .isEqualTo(database.block());
  }

  private String currentThread() {
    return Thread.currentThread().getName();
  }

  private Event travel() throws InterruptedException {
    var id = ids.next('X');
    var event =
        new NewEvent(
            UUID.randomUUID(),
            TOPIC,
            id,
            "thing",
            id,
            1,
            "thing-made",
            Json.object(),
            Instant.now());
    outbox.append(List.of(event)).then(outbox.committed(List.of(event))).block();
    var heard = heard(event.id());
    assertThat(heard.source()).isEqualTo("/snug/wired-service");
    return heard;
  }

  /// What was heard in a transaction whose connection broke is heard again.
  private Event heard(UUID id) throws InterruptedException {
    while (true) {
      var heard = service.heard.poll(20, TimeUnit.SECONDS);
      assertThat(heard).isNotNull();
      if (heard.id().equals(id)) {
        return heard;
      }
    }
  }

  @Test
  void readiness_fallsAndRises_withTheDatabase_andEventsTravelAgain() throws Exception {
    awaitReadiness(200);
    TO_DATABASE.cut();
    awaitReadiness(503);
    TO_DATABASE.mend();
    awaitReadiness(200);
    assertThat(travel()).isNotNull();

    for (int time = 0; time < 3; time++) {
      endAllSessions();
      awaitReadiness(200);
      assertThat(travel()).isNotNull();
    }
  }

  /// Netty's server has had releases that stopped reading a kept connection once in some hundred
  /// requests, when answers come from another thread than the one that reads.
  @Test
  void keptConnection_isReadOn_howeverSoonTheNextRequestComes() throws Exception {
    int port = environment.getRequiredProperty("local.server.port", Integer.class);
    var clients = new ArrayList<Callable<String>>();
    for (int i = 0; i < 8; i++) {
      clients.add(() -> askOften(port));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var client : threads.invokeAll(clients)) {
        assertThat(client.get()).contains("UP");
      }
    }
  }

  private static String askOften(int port) throws IOException {
    try (var client = new HastyClient(port)) {
      var answer = "";
      for (int i = 0; i < 400; i++) {
        answer = client.get("/actuator/health/liveness");
      }
      return answer;
    }
  }

  @Test
  void database_hasLimits() {
    assertThat(shown("statement_timeout")).isEqualTo("5s");
    assertThat(shown("lock_timeout")).isEqualTo("3s");
    assertThat(shown("idle_in_transaction_session_timeout")).isEqualTo("10s");
    assertThat(shown("application_name")).isEqualTo("wired-service");
    assertThat(shown("plan_cache_mode")).isEqualTo("force_generic_plan");
    assertThat(shown("enable_hashjoin")).isEqualTo("off");
    assertThat(shown("jit")).isEqualTo("off");
    assertThat(connections).isInstanceOf(BoundedConnections.class);
  }

  private String shown(String setting) {
    return Objects.requireNonNull(
        DatabaseClient.create(connections)
            .sql("SHOW " + setting)
            .map(row -> Objects.requireNonNull(row.get(0, String.class)))
            .one()
            .block());
  }

  private void awaitReadiness(int status) {
    var deadline = Instant.now().plusSeconds(20);
    while (readiness() != status) {
      assertThat(Instant.now()).as("in time").isBefore(deadline);
      LockSupport.parkNanos(50_000_000);
    }
  }

  private int readiness() {
    return web()
        .get()
        .uri("/actuator/health/readiness")
        .exchange()
        .returnResult(Void.class)
        .getStatus()
        .value();
  }

  private static void endAllSessions() throws SQLException {
    try (var connection = DriverManager.getConnection(DATABASE.jdbcUrl(), "postgres", "postgres");
        var statement = connection.createStatement()) {
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    }
  }

  private WebTestClient web() {
    return WebTestClient.bindToServer()
        .baseUrl("http://localhost:" + environment.getProperty("local.server.port"))
        .responseTimeout(Duration.ofSeconds(20))
        .build();
  }

  @Test
  void internalPaths_areGuarded_andCallersChecked() {
    var web = web();
    web.get().uri("/internal/dead-letters").exchange().expectStatus().isNotFound();
    web.get()
        .uri("/internal/dead-letters")
        .header("X-Snug-Internal", KEY)
        .exchange()
        .expectStatus()
        .isOk();
    web.get()
        .uri("/internal/dead-letters")
        .header("X-Snug-Internal", KEY)
        .header("X-Snug-Caller", "forged")
        .exchange()
        .expectStatus()
        .isUnauthorized();
  }
}
