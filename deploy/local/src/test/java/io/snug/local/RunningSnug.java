package io.snug.local;

import io.snug.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/// All of Snug, running in a process of its own with sample people, a free port and an empty data
/// folder.
///
/// Tests take the one of [#shared]: it is started once for all of them and stopped with their JVM.
/// They share people and data too, so each makes channels by names nobody else uses.
public final class RunningSnug {
  private final Path data;

  private RunningSnug(Path data) {
    this.data = data;
  }

  public static RunningSnug shared() {
    return Shared.INSTANCE;
  }

  /// A sample person, and what they come in with over each dialect.
  public record Account(JsonNode json) {
    public String id() {
      return text("/id");
    }

    public String username() {
      return text("/username");
    }

    public String password() {
      return text("/password");
    }

    public String email() {
      return text("/email");
    }

    public String rocketChatAuthToken() {
      return text("/rocketChat/authToken");
    }

    public String slackUserToken() {
      return text("/slack/userToken");
    }

    public String slackBotToken() {
      return text("/slack/botToken");
    }

    public String openWebUiToken() {
      return text("/openWebUi/token");
    }

    public String openWebUiApiKey() {
      return text("/openWebUi/apiKey");
    }

    private String text(String pointer) {
      return json.at(pointer).asString();
    }
  }

  public Account account(String username) {
    return account(description(), username);
  }

  static Account account(JsonNode description, String username) {
    return description
        .get("accounts")
        .valueStream()
        .filter(account -> account.get("username").asString().equals(username))
        .map(Account::new)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no sample account " + username));
  }

  public String baseUrl() {
    return description().get("baseUrl").asString();
  }

  public String kafkaBootstrapServers() {
    return description().at("/kafka/bootstrapServers").asString();
  }

  /// The connection URI of a database: auth, channel or membership.
  public String databaseUri(String name) {
    return description().get("databases").get(name).asString();
  }

  /// `snug.json` as it is now.
  public JsonNode description() {
    return description(data);
  }

  public Path descriptionFile() {
    return data.resolve("snug.json");
  }

  Path data() {
    return data;
  }

  static JsonNode description(Path data) {
    try {
      return Json.parseObject(Files.readString(data.resolve("snug.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Shared {
    static final RunningSnug INSTANCE = start();

    private static RunningSnug start() {
      try {
        var data = Files.createTempDirectory("snug").toAbsolutePath();
        var launcher = LauncherProcess.start("--data", data.toString(), "--port", "0");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(launcher, data)));
        launcher.awaitReady();
        return new RunningSnug(data);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void stop(LauncherProcess launcher, Path data) {
      launcher.close();
      try {
        FileSystemUtils.deleteRecursively(data);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
