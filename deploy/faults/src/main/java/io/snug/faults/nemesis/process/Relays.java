package io.snug.faults.nemesis.process;

import io.snug.faults.cluster.Cluster;
import io.snug.faults.cluster.Instance;
import io.snug.local.service.LocalService;
import java.sql.SQLException;
import java.util.Objects;

/// Which instance publishes.
final class Relays {
  private Relays() {}

  static Instance holder(Cluster cluster, LocalService service) throws SQLException {
    var database = Objects.requireNonNull(service.database());
    var name = cluster.postgres().relayHolder(database);
    return cluster.instances(service).stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no relay publishes from " + database));
  }

  static boolean isElsewhere(Cluster cluster, String database, Instance than) {
    try {
      var name = cluster.postgres().relayHolder(database);
      return name != null && !name.equals(than.name());
    } catch (SQLException _) {
      return false;
    }
  }
}
