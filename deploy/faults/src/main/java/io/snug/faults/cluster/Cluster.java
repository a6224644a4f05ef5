package io.snug.faults.cluster;

import io.snug.local.service.LocalService;
import io.snug.local.service.ServiceJvm;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// A whole Snug: several instances of each service, PostgreSQL and Kafka, each in processes of its
/// own, and lines between them. Sample people are there, rate limits are off, and all else is set
/// as in production.
public final class Cluster implements AutoCloseable {
  private final Broker broker;
  private final Database database;
  private final Fleet fleet;

  private Cluster(Broker broker, Database database, Fleet fleet) {
    this.broker = broker;
    this.database = database;
    this.fleet = fleet;
  }

  /// Starts everything and waits until all of it is ready. Whatever fails, nothing stays behind.
  ///
  /// @param folder for data and logs; what an earlier run left there is found again
  /// @param instances of each service
  public static Cluster start(Path folder, int instances) {
    return start(folder, instances, ServiceJvm.likeThis());
  }

  /// As [#start(Path, int)], with another JVM for the services than this one.
  public static Cluster start(Path folder, int instances, ServiceJvm jvm) {
    var broker = Broker.in(folder.resolve("kafka"), jvm);
    var database = Database.in(folder.resolve("postgresql"));
    var fleet = new Fleet(folder.resolve("logs"), jvm, database, broker, instances);
    var cluster = new Cluster(broker, database, fleet);
    try {
      broker.start();
      database.start();
      broker.awaitReady();
      fleet.start();
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /// Where clients reach each gateway; a client picks one and keeps to it while that lives.
  public List<URI> gateways() {
    return instances(LocalService.GATEWAY).stream().map(Instance::address).toList();
  }

  public List<Instance> instances(LocalService service) {
    return fleet.instances(service);
  }

  /// All instances of all services.
  public List<Instance> instances() {
    return fleet.instances();
  }

  /// The way that the others take to a service. New connections go to its ready instances in turn.
  public Line peers(LocalService service) {
    return fleet.line(service);
  }

  public Broker kafka() {
    return broker;
  }

  public Database postgres() {
    return database;
  }

  /// A door to Kafka that no fault of a line touches.
  public String kafkaBootstrap() {
    return broker.bootstrap();
  }

  /// The address of `auth`, `channel` or `membership`, with role and password; no fault of a line
  /// touches it.
  public String jdbcUrl(String database) {
    return this.database.jdbcUrl(database);
  }

  /// The secret of `/internal/…`, for the operator's commands.
  public String internalKey() {
    return fleet.internalKey();
  }

  /// Ends every process, at once: what is to be looked at must have been looked at before.
  @Override
  public void close() {
    fleet.close();
    broker.close();
    database.close();
  }
}
