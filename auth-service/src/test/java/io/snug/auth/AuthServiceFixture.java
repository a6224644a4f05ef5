package io.snug.auth;

import io.r2dbc.spi.ConnectionFactory;
import io.snug.platform.json.Json;
import io.snug.platform.test.FaultyStatements;
import io.snug.platform.test.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.node.ObjectNode;

/// The whole service on a database of its own, with the sample accounts. Nobody listens where its
/// peers should be, and nothing is published: events stay in the outbox, where tests find them.
@SpringBootTest(
    classes = {AuthServiceApplication.class, FaultyDatabase.class},
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=auth-service",
      "snug.internal.key=" + AuthServiceFixture.INTERNAL_KEY,
      "snug.samples.enabled=true",
      "snug.password.memory=8KB",
      "snug.password.iterations=1",
      "snug.login.throttle.attempts=5",
      "snug.workspace.id=TTEST",
      "snug.outbox.enabled=false",
      "snug.consumer.enabled=false",
      "snug.peers.gateway=http://localhost:1",
      "snug.peers.channel=http://localhost:1",
      "snug.peers.membership=http://localhost:1"
    })
public abstract class AuthServiceFixture {
  protected static final String INTERNAL_KEY = "the tests' shared secret";

  @LocalServerPort private int port;
  @Autowired protected DatabaseClient database;
  @Autowired private ConnectionFactory connections;
  protected TestClient client;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    Databases.AUTH.properties().forEach((name, value) -> registry.add(name, () -> value));
  }

  @BeforeEach
  void connect() {
    client = new TestClient("http://localhost:" + port, INTERNAL_KEY);
  }

  /// The service's way to its database, to be broken or counted.
  protected FaultyStatements statements() {
    return (FaultyStatements) connections;
  }

  /// The newest event of that type about that aggregate.
  protected ObjectNode newestEvent(String type, String aggregateId) {
    var payload =
        database
            .sql(
                "SELECT payload::text AS payload FROM outbox WHERE type = :type"
                    + " AND aggregate_id = :id ORDER BY seq DESC LIMIT 1")
            .bind("type", type)
            .bind("id", aggregateId)
            .map(row -> row.get("payload", String.class))
            .one()
            .block();
    return Json.parseObject(payload);
  }

  /// One database for all classes, so that they share one context.
  private static final class Databases {
    static final TestPostgres.Database AUTH = TestPostgres.database("auth");
  }
}
