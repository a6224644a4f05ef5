package io.snug.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the launcher promises to whoever starts it and to scripts that read `snug.json`, as far as
/// the one shared Snug can show it.
class LauncherIT {
  private static final RunningSnug SNUG = RunningSnug.shared();

  @TempDir Path folder;

  @Test
  void snugJson_tellsWhereEverythingIs_whenReady() {
    var description = SNUG.description();

    assertThat(description.propertyNames())
        .containsExactlyInAnyOrder("baseUrl", "kafka", "databases", "processes", "accounts");
    assertThat(SNUG.baseUrl()).matches("http://localhost:[0-9]+");
    assertThat(SNUG.kafkaBootstrapServers()).matches("localhost:[0-9]+");
    for (var database : List.of("auth", "channel", "membership")) {
      assertThat(SNUG.databaseUri(database))
          .matches("postgresql://[^:]+:[^@]+@localhost:[0-9]+/" + database);
    }
    for (var service :
        List.of("gateway", "auth-service", "channel-service", "membership-service")) {
      long pid = description.get("processes").get(service).asLong();
      assertThat(ProcessHandle.of(pid)).as(service).isPresent();
    }
  }

  @Test
  void snugJson_isForItsOwnerOnly_becauseItHoldsTokens() throws Exception {
    assertThat(Files.getPosixFilePermissions(SNUG.descriptionFile())).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin", "alice", "bob", "carol", "dave"})
  void credentials_work_ofEachSampleAccountInEachDialect(String username) throws Exception {
    var account = SNUG.account(username);
    var client = new DialectClient(SNUG.baseUrl());

    assertThat(client.rocketChatMe(account).get("_id").asString()).isEqualTo(account.id());
    assertThat(client.slackIdentity(account.slackUserToken()).get("user_id").asString())
        .isEqualTo(account.id());
    assertThat(client.slackIdentity(account.slackBotToken()).get("ok").asBoolean()).isTrue();
    assertThat(client.openWebUiSession(account.openWebUiToken()).get("id").asString())
        .isEqualTo(account.id());
    assertThat(client.openWebUiSession(account.openWebUiApiKey()).get("email").asString())
        .isEqualTo(account.email());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
  void postgres_isDurable_asTheServerItselfSays(String setting) throws SQLException {
    try (var connection = DriverManager.getConnection(jdbcUrl("channel"));
        var row = connection.createStatement().executeQuery("SHOW " + setting)) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).isEqualTo("on");
    }
  }

  @Test
  void postgresLog_saysWhatTheServerRefused() throws Exception {
    try (var connection = DriverManager.getConnection(jdbcUrl("channel"));
        var statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("SELECT nobody_has_this_column"))
          .isInstanceOf(SQLException.class);
    }
    assertThat(SNUG.data().resolve("logs/postgresql.log"))
        .content()
        .contains("column \"nobody_has_this_column\" does not exist");
  }

  @Test
  void start_isRefused_whenThePortIsTaken() throws Exception {
    try (var socket = new ServerSocket(0)) {
      var port = Integer.toString(socket.getLocalPort());

      assertRefused("port " + port + " is taken", "--data", folder.toString(), "--port", port);
    }
  }

  @Test
  void start_isRefused_whenAnotherSnugHasTheFolder() throws Exception {
    assertRefused(
        "another Snug (process %d) is running"
            .formatted(SNUG.description().at("/processes/launcher").asLong()),
        "--data",
        SNUG.data().toString(),
        "--port",
        "0");
  }

  @Test
  void start_isRefused_whenTheDataFolderIsAFile() throws Exception {
    var file = Files.createFile(folder.resolve("file"));

    assertRefused("the data folder " + file, "--data", file.toString(), "--port", "0");
  }

  @Test
  void start_isRefused_whenTheDatabaseInTheFolderIsBroken() throws Exception {
    Files.createDirectories(folder.resolve("postgres/base"));

    assertRefused("is not a PostgreSQL data directory", "--data", folder.toString(), "--port", "0");
  }

  @Test
  void fresh_deletesOnlyWhatSnugMade_whenTheFolderHoldsMore() throws Exception {
    var foreign = Files.writeString(folder.resolve("thesis.txt"), "mine");

    try (var socket = new ServerSocket(0)) {
      var port = Integer.toString(socket.getLocalPort());
      assertRefused("is taken", "--data", folder.toString(), "--port", port, "--fresh");
    }

    assertThat(foreign).hasContent("mine");
  }

  @Test
  void start_isRefused_whenAnOptionIsUnknown() throws Exception {
    assertRefused("there is no option --prot", "--prot", "80");
  }

  private static void assertRefused(String reason, String... options) throws Exception {
    try (var launcher = LauncherProcess.start(options)) {
      assertThat(launcher.awaitEnd()).isEqualTo(1);
      assertThat(launcher.output()).contains("snug: ", reason).doesNotContain("\tat ");
      assertThat(launcher.output().lines().filter(line -> line.startsWith("snug: "))).hasSize(1);
    }
  }

  private static String jdbcUrl(String database) {
    return SNUG.databaseUri(database)
        .replaceFirst(
            "postgresql://([^:]+):([^@]+)@(.*)", "jdbc:postgresql://$3?user=$1&password=$2");
  }
}
