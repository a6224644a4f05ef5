package io.snug.faults.cluster;

import io.snug.local.launch.DataFolder;
import io.snug.local.launch.Ports;
import io.snug.local.service.LocalService;
import io.snug.local.store.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The PostgreSQL server with a database for each service, with fsync on. Services reach it by a
/// line; [#connect] is the way for those who are not to notice when that is broken.
public final class Database implements AutoCloseable {
  private static final String TERMINATE =
      """
      SELECT count(pg_terminate_backend(pid))
      FROM pg_stat_activity
      WHERE backend_type = 'client backend' AND application_name LIKE '%-service-%'
      """;

  private static final String UNPUBLISHED =
      "SELECT count(*) FROM outbox WHERE published_at IS NULL";
  private static final String TERMINATE_ONE =
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = ?";
  private static final String RELAY_HOLDER =
      """
      SELECT a.application_name
      FROM pg_locks l
      JOIN pg_stat_activity a USING (pid)
      WHERE l.locktype = 'advisory' AND l.granted AND a.datname = ?
        AND (l.classid::bigint << 32) + l.objid::bigint = 7306627301
      """;

  private static final Duration END_PATIENCE = Duration.ofSeconds(20);

  private final DataFolder folder;
  private final int port;
  private final Line line;
  private final Process guard;
  private @Nullable LocalPostgres server;

  private Database(DataFolder folder, int port, Process guard) {
    this.folder = folder;
    this.port = port;
    this.line = Line.to(port);
    this.guard = guard;
  }

  static Database in(Path folder) {
    try {
      var data = DataFolder.open(folder);
      return new Database(data, Ports.free(1).getFirst(), guard(data));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A server outlives whoever started it; this ends it should this JVM be killed.
  private static Process guard(DataFolder data) throws IOException {
    return new ProcessBuilder(
            "sh",
            "-c",
            "cat; read -r pid < '%s/postmaster.pid' && kill -INT \"$pid\""
                .formatted(data.postgres()))
        .start();
  }

  /// The way from the services to PostgreSQL.
  public Line line() {
    return line;
  }

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://localhost:%d/%s?user=%s&password=%s&connectTimeout=5&socketTimeout=60"
        .formatted(port, database, LocalPostgres.USER, LocalPostgres.PASSWORD);
  }

  /// A session that no line can break.
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(database));
  }

  /// Starts the server and waits until it answers.
  public synchronized void start() {
    if (server == null) {
      server = LocalPostgres.start(folder, LocalService.databases(), port);
    }
  }

  /// Stops it as an operator does: sessions are ended, nothing is lost.
  public synchronized void stop() {
    var stopping = server;
    server = null;
    if (stopping != null) {
      try {
        stopping.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// `kill -9` of every process of the server; the next start recovers from the log.
  public synchronized void kill() {
    var processes = processes().toList();
    processes.forEach(process -> Signal.KILL.send(process.pid()));
    Wait.until(
        "PostgreSQL's processes end",
        END_PATIENCE,
        () -> processes.stream().noneMatch(ProcessHandle::isAlive));
    stop();
  }

  /// Freezes the server and all its sessions.
  public void freeze() {
    processes().forEach(process -> Signal.STOP.send(process.pid()));
  }

  public void thaw() {
    processes().forEach(process -> Signal.CONT.send(process.pid()));
  }

  /// The postmaster first, so that it makes no more while the others are reached.
  private Stream<ProcessHandle> processes() {
    var running = server;
    if (running == null) {
      return Stream.empty();
    }
    return ProcessHandle.of(running.pid()).stream()
        .flatMap(main -> Stream.concat(Stream.of(main), main.children()));
  }

  /// Ends every session of the services, whatever it is doing. Says how many.
  public int terminateSessions() throws SQLException {
    try (var connection = connect("postgres");
        var statement = connection.createStatement();
        var rows = statement.executeQuery(TERMINATE)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /// Ends the sessions of one instance: what is left of a process that was killed, where a
  /// statement would otherwise go on to its end.
  public void terminateSessions(Instance instance) throws SQLException {
    try (var connection = connect("postgres");
        var statement = connection.prepareStatement(TERMINATE_ONE)) {
      statement.setString(1, instance.name());
      statement.executeQuery().close();
    }
  }

  /// How many events wait in the outboxes of all services.
  public long unpublished() throws SQLException {
    long waiting = 0;
    for (var database : LocalService.databases()) {
      try (var connection = connect(database);
          var statement = connection.createStatement();
          var rows = statement.executeQuery(UNPUBLISHED)) {
        rows.next();
        waiting += rows.getLong(1);
      }
    }
    return waiting;
  }

  /// The name of the instance whose relay publishes from this database; null while none does.
  public @Nullable String relayHolder(String database) throws SQLException {
    try (var connection = connect(database);
        var query = connection.prepareStatement(RELAY_HOLDER)) {
      query.setString(1, database);
      try (var rows = query.executeQuery()) {
        return rows.next() ? rows.getString(1) : null;
      }
    }
  }

  @Override
  public void close() {
    line.close();
    thaw();
    try {
      stop();
      folder.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      guard.destroyForcibly();
    }
  }
}
