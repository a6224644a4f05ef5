package io.snug.local.service;

import io.snug.local.store.LocalPostgres;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Where everything is in this run, and from it the settings of each service.
public final class Wiring {
  /// All that is local listens here.
  public static final String LOOPBACK = "127.0.0.1";

  private final String postgres;
  private final String kafka;
  private final Map<LocalService, Integer> ports;
  private final String internalKey;
  private final boolean samples;

  /// @param postgres host and port of PostgreSQL, as the services reach it
  /// @param kafka host and port of Kafka, likewise
  /// @param ports where each service is for the others and for clients
  public Wiring(
      String postgres,
      String kafka,
      Map<LocalService, Integer> ports,
      String internalKey,
      boolean samples) {
    this.postgres = postgres;
    this.kafka = kafka;
    this.ports = Map.copyOf(ports);
    this.internalKey = internalKey;
    this.samples = samples;
  }

  int port(LocalService service) {
    return Objects.requireNonNull(ports.get(service));
  }

  /// All settings of a service. They win over those in its own files.
  Map<String, String> settings(LocalService service) {
    return settings(service, port(service));
  }

  /// As [#settings(LocalService)], for one of several instances that share an address: each listens
  /// on a port of its own.
  public Map<String, String> settings(LocalService service, int port) {
    var settings = new HashMap<>(common());
    settings.put("server.port", Integer.toString(port));
    settings.put("server.address", service == LocalService.GATEWAY ? listenAddress() : LOOPBACK);
    var database = service.database();
    settings.putAll(database == null ? edge() : storing(database));
    return settings;
  }

  private Map<String, String> common() {
    return Map.ofEntries(
        Map.entry("server.shutdown", "graceful"),
        Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "5s"),
        Map.entry("spring.main.register-shutdown-hook", "false"),
        Map.entry("spring.main.banner-mode", "off"),
        Map.entry("management.metrics.use-global-registry", "false"),
        Map.entry("snug.internal.key", internalKey),
        Map.entry("snug.kafka.bootstrap-servers", kafka),
        Map.entry("snug.peers.gateway", url(LocalService.GATEWAY)),
        Map.entry("snug.peers.auth", url(LocalService.AUTH)),
        Map.entry("snug.peers.channel", url(LocalService.CHANNEL)),
        Map.entry("snug.peers.membership", url(LocalService.MEMBERSHIP)));
  }

  private Map<String, String> storing(String database) {
    var address = postgres + "/" + database;
    return Map.ofEntries(
        Map.entry("spring.cloud.gateway.server.webflux.enabled", "false"),
        Map.entry("spring.r2dbc.url", "r2dbc:postgresql://" + address),
        Map.entry("spring.r2dbc.username", LocalPostgres.USER),
        Map.entry("spring.r2dbc.password", LocalPostgres.PASSWORD),
        Map.entry("spring.flyway.url", "jdbc:postgresql://" + address),
        Map.entry("spring.flyway.user", LocalPostgres.USER),
        Map.entry("spring.flyway.password", LocalPostgres.PASSWORD),
        Map.entry("snug.workspace.url", "http://localhost:" + port(LocalService.GATEWAY)),
        Map.entry("snug.samples.enabled", Boolean.toString(samples)));
  }

  private static Map<String, String> edge() {
    return Map.of("snug.rate-limit.enabled", Boolean.toString(rateLimited()));
  }

  /// Limits are in the way of trying things out, unless somebody wants to try the limits.
  public static boolean rateLimited() {
    return Boolean.parseBoolean(System.getenv("SNUG_RATE_LIMIT_ENABLED"));
  }

  /// Sample people have well-known passwords, so strangers must not reach them.
  private static String listenAddress() {
    return System.getenv().getOrDefault("SERVER_ADDRESS", LOOPBACK);
  }

  private String url(LocalService service) {
    return "http://" + LOOPBACK + ":" + port(service);
  }
}
