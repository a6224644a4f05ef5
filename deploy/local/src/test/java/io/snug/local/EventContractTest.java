package io.snug.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.platform.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/// The documents under `docs/events` belong together and mean what they say.
class EventContractTest {
  private final EventContract contract = new EventContract();

  @Test
  void asyncApi_namesEveryTypeThatHasASchema_andNoOther() throws IOException {
    var named = new TreeSet<String>();
    for (var message : asyncApi().at("/components/messages")) {
      named.add(message.path("name").asString());
      assertThat(message.at("/payload/schema/$ref").asString())
          .isEqualTo("schemas/" + message.path("name").asString() + ".json");
    }
    assertThat(named).isEqualTo(contract.types());
  }

  @Test
  void asyncApi_sendsEachMessageOfEachChannel() throws IOException {
    var document = asyncApi();
    for (var operation : document.path("operations")) {
      var channel = at(document, operation.at("/channel/$ref").asString());
      assertThat(operation.path("messages").size()).isEqualTo(channel.path("messages").size());
    }
    assertThat(document.path("operations").size()).isEqualTo(document.path("channels").size());
  }

  @Test
  void asyncApi_resolvesEveryReference() throws IOException {
    var document = asyncApi();
    eachReference(
        document,
        reference -> {
          if (reference.startsWith("#")) {
            assertThat(at(document, reference).isMissingNode()).as(reference).isFalse();
          } else {
            assertThat(EventContract.FOLDER.resolve(reference)).exists();
          }
        });
  }

  @Test
  void eachSchema_refusesAnEmptyObject() {
    for (var type : contract.types()) {
      assertThat(contract.violations(type, "{}")).as(type).isNotEmpty();
    }
  }

  @Test
  void eachSchema_requiresEveryFieldItDescribes_andAllowsMore() throws IOException {
    for (var file : schemaFiles()) {
      eachObjectSchema(
          Json.parseObject(Files.readAllBytes(file)),
          schema -> {
            assertThat(names(schema.path("required"))).as("%s", file).isEqualTo(fields(schema));
            assertThat(schema.has("additionalProperties")).as("%s", file).isFalse();
          });
    }
  }

  @Test
  void tokenRevoked_isAcceptedAsPublished_andRefusedWithAnUnknownKind() {
    var data =
        """
        {"tokenId": "K1", "userId": "U1", "workspaceId": "T1", "kind": "%s",
         "revokedAt": "2026-03-01T12:00:00.000123Z", "more": true}
        """;
    assertThat(contract.violations("token-revoked", data.formatted("SLACK_BOT"))).isEmpty();
    assertThat(contract.violations("token-revoked", data.formatted("PASSPORT"))).hasSize(1);
  }

  private static JsonNode asyncApi() throws IOException {
    var yaml = Files.readString(EventContract.FOLDER.resolve("asyncapi.yaml"));
    return Json.MAPPER.valueToTree(new Yaml().load(yaml));
  }

  private static JsonNode at(JsonNode document, String reference) {
    return document.at(reference.substring(1));
  }

  private static List<Path> schemaFiles() throws IOException {
    try (var files = Files.walk(EventContract.SCHEMAS)) {
      return files.filter(file -> file.toString().endsWith(".json")).toList();
    }
  }

  /// Visits object schemas that stand alone. Those that refine another one by `$ref` require there.
  private static void eachObjectSchema(JsonNode node, Consumer<JsonNode> visit) {
    if (node.path("properties").isObject() && !node.has("$ref")) {
      visit.accept(node);
    }
    node.forEach(child -> eachObjectSchema(child, visit));
  }

  private static void eachReference(JsonNode node, Consumer<String> visit) {
    if (node.path("$ref").isString()) {
      visit.accept(node.path("$ref").asString());
    }
    node.forEach(child -> eachReference(child, visit));
  }

  private static List<String> names(JsonNode array) {
    var names = new ArrayList<String>();
    array.forEach(name -> names.add(name.asString()));
    return names;
  }

  private static List<String> fields(JsonNode schema) {
    return List.copyOf(schema.path("properties").propertyNames());
  }
}
