package io.snug.local;

import io.snug.local.sample.SampleAccount;
import io.snug.platform.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// `snug.json`: where a running Snug is and how to come in, for tests and scripts. It is replaced
/// in one step, so a reader never sees half of it, and only its owner may read it.
final class SnugFile {
  private final Path path;

  SnugFile(Path path) {
    this.path = path;
  }

  /// All that it tells.
  record Content(
      String baseUrl,
      String bootstrapServers,
      Map<String, String> databases,
      Map<String, Long> processes,
      List<SampleAccount> accounts) {
    Content {
      databases = Map.copyOf(databases);
      processes = Map.copyOf(processes);
      accounts = List.copyOf(accounts);
    }

    Content withProcesses(Map<String, Long> now) {
      return new Content(baseUrl, bootstrapServers, databases, now, accounts);
    }

    ObjectNode toJson() {
      var json = Json.object().put("baseUrl", baseUrl);
      json.putObject("kafka").put("bootstrapServers", bootstrapServers);
      databases.forEach(json.putObject("databases")::put);
      processes.forEach(json.putObject("processes")::put);
      accounts.forEach(account -> json.withArray("accounts").add(account.toJson()));
      json.withArray("accounts");
      return json;
    }
  }

  /// What an earlier run wrote; an empty object where it wrote nothing that can be read.
  ObjectNode read() {
    try {
      return Json.parseObject(Files.readString(path));
    } catch (IOException | JacksonException | IllegalArgumentException _) {
      return Json.object();
    }
  }

  void write(Content content) throws IOException {
    var text = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(content.toJson());
    var half = path.resolveSibling(path.getFileName() + ".new");
    Files.deleteIfExists(half);
    Files.createFile(
        half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(half, text + "\n");
    Files.move(half, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
