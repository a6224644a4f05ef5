package io.snug.benchmark.floor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// Runs one of the floor's servers in a JVM of its own, until its standard input ends.
final class FloorServer {
  /// What the class path has for others and these have no use for.
  private static final List<String> NOT_FOR_FLOORS =
      List.of(
          "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
          "org.springframework.boot.r2dbc.autoconfigure.R2dbcInitializationAutoConfiguration",
          "org.springframework.boot.r2dbc.autoconfigure.R2dbcProxyAutoConfiguration",
          "org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration",
          "org.springframework.boot.r2dbc.autoconfigure.health.ConnectionFactoryHealthContributorAutoConfiguration",
          "org.springframework.boot.r2dbc.autoconfigure.metrics.ConnectionPoolMetricsAutoConfiguration",
          "org.springframework.boot.r2dbc.autoconfigure.observation.R2dbcObservationAutoConfiguration",
          "org.springframework.boot.data.r2dbc.autoconfigure.DataR2dbcAutoConfiguration",
          "org.springframework.boot.data.r2dbc.autoconfigure.DataR2dbcRepositoriesAutoConfiguration",
          "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
          "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
          "org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration",
          "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
          "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
          "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration");

  private FloorServer() {}

  /// @param arguments `answer PORT`, or `gateway PORT PORT-OF-THE-ANSWER`
  public static void main(String[] arguments) {
    boolean gateway = arguments[0].equals("gateway");
    Thread.ofPlatform().daemon().name("watch").start(FloorServer::exitWithBenchmark);
    new SpringApplicationBuilder(gateway ? EmptyGateway.class : BareAnswer.class)
        .web(WebApplicationType.REACTIVE)
        .run(settings(arguments, gateway).toArray(String[]::new));
  }

  private static List<String> settings(String[] arguments, boolean gateway) {
    var settings = new ArrayList<String>();
    settings.add("--spring.config.name=floor");
    settings.add("--server.address=127.0.0.1");
    settings.add("--server.port=" + arguments[1]);
    settings.add("--spring.autoconfigure.exclude=" + String.join(",", NOT_FOR_FLOORS));
    settings.add("--management.observations.enable.http=false");
    settings.add("--spring.cloud.gateway.server.webflux.enabled=" + gateway);
    if (gateway) {
      var route = "--spring.cloud.gateway.server.webflux.routes[0].";
      settings.add(route + "id=floor");
      settings.add(route + "uri=http://127.0.0.1:" + arguments[2]);
      settings.add(route + "predicates[0]=Path=/**");
      settings.add("--spring.cloud.gateway.server.webflux.observability.enabled=false");
      settings.add("--spring.cloud.gateway.server.webflux.metrics.enabled=false");
    }
    return settings;
  }

  private static void exitWithBenchmark() {
    try {
      while (System.in.read() >= 0) {
        // nothing is ever said, only the end counts
      }
    } catch (IOException _) {
      // the end as well
    }
    System.exit(0);
  }
}
