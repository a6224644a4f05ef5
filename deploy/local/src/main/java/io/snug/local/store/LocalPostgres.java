package io.snug.local.store;

import io.snug.local.launch.DataFolder;
import io.snug.local.launch.LaunchFault;
import io.snug.local.launch.Ports;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/// A real PostgreSQL server whose data stays between runs.
///
/// It is as durable as a server in production. The library that brings it is made for tests and
/// switches that off, so every such setting is set here.
public final class LocalPostgres implements AutoCloseable {
  /// The one role; it may do everything, and the server listens on this machine only.
  public static final String USER = "postgres";

  public static final String PASSWORD = "postgres";

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final EmbeddedPostgres server;
  private final DataFolder folder;

  private LocalPostgres(EmbeddedPostgres server, DataFolder folder) {
    this.server = server;
    this.folder = folder;
  }

  /// Starts the server and makes the databases that are not there yet.
  public static LocalPostgres start(DataFolder folder, List<String> databases) {
    return start(folder, databases, Ports.free(1).getFirst());
  }

  /// As [#start(DataFolder, List)], on a port that the caller has chosen.
  public static LocalPostgres start(DataFolder folder, List<String> databases, int port) {
    Postmaster.of(folder.postgres()).ifPresent(Postmaster::stop);
    refuseForeign(folder);
    try {
      var started = new LocalPostgres(launch(folder, port), folder);
      started.createMissing(databases);
      return started;
    } catch (IOException | SQLException | RuntimeException e) {
      Postmaster.of(folder.postgres()).ifPresent(Postmaster::stop);
      throw new LaunchFault(
          "PostgreSQL does not start on %s: see %s, or start empty with --fresh"
              .formatted(folder.postgres(), folder.logs()),
          e);
    }
  }

  private static void refuseForeign(DataFolder folder) {
    var directory = folder.postgres();
    if (Files.exists(directory) && !Files.exists(directory.resolve("postgresql.conf"))) {
      throw new LaunchFault(
          "%s is not a PostgreSQL data directory: the data folder is broken; start empty with"
                  .formatted(directory)
              + " --fresh or choose another with --data DIR");
    }
  }

  /// What the server says goes into a file: of a pipe the library reads only the beginning.
  private static EmbeddedPostgres launch(DataFolder folder, int port) throws IOException {
    Files.createDirectories(folder.logs());
    return EmbeddedPostgres.builder()
        .setOutputRedirector(Redirect.appendTo(folder.logs().resolve("postgresql.log").toFile()))
        .setPort(port)
        .setDataDirectory(folder.postgres())
        .setCleanDataDirectory(false)
        .setOverrideWorkingDirectory(programs(folder))
        .setRegisterShutdownHook(false)
        .setPGStartupWait(PATIENCE)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("max_connections", "100")
        .setServerConfig("shared_buffers", "16MB")
        .setServerConfig("jit", "off")
        .start();
  }

  /// The library's own property wins, so that tests can share what was unpacked once.
  private static java.io.File programs(DataFolder folder) {
    var shared = System.getProperty("ot.epg.working-dir");
    return shared == null ? folder.postgresPrograms().toFile() : new java.io.File(shared);
  }

  private void createMissing(List<String> databases) throws SQLException {
    try (var connection = server.getPostgresDatabase().getConnection()) {
      for (var database : databases) {
        if (!exists(connection, database)) {
          create(connection, database);
        }
      }
    }
  }

  private static boolean exists(Connection connection, String database) throws SQLException {
    try (var query = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
      query.setString(1, database);
      try (var row = query.executeQuery()) {
        return row.next();
      }
    }
  }

  private static void create(Connection connection, String database) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + statement.enquoteIdentifier(database, true));
    }
  }

  /// `host:port`.
  public String server() {
    return "localhost:" + server.getPort();
  }

  /// `host:port/database`, which every kind of client's address ends with.
  public String address(String database) {
    return server() + "/" + database;
  }

  /// The address with role and password, as libpq and most drivers take it.
  public String uri(String database) {
    return "postgresql://" + USER + ":" + PASSWORD + "@" + address(database);
  }

  public long pid() {
    return Postmaster.of(folder.postgres()).map(Postmaster::pid).orElse(-1L);
  }

  @Override
  public void close() throws IOException {
    server.close();
    Postmaster.of(folder.postgres()).ifPresent(Postmaster::stop);
  }
}
