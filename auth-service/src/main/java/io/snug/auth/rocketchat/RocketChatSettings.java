package io.snug.auth.rocketchat;

import io.snug.auth.workspace.WorkspaceProperties;
import io.snug.platform.dialect.rocketchat.RocketChatArguments;
import io.snug.platform.dialect.rocketchat.RocketChatFault;
import io.snug.platform.dialect.rocketchat.RocketChatPage;
import io.snug.platform.dialect.rocketchat.RocketChatReply;
import io.snug.platform.json.ClientJson;
import io.snug.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// The settings every client may read, as a server that can do what this one can would have them.
/// Mobile clients ask for some by id when they start, and give up where that filter is ignored.
@Component
class RocketChatSettings {
  private static final String RESOURCE = "/rocket-chat-settings.json";

  private final Map<String, JsonNode> settings = new TreeMap<>();

  RocketChatSettings(WorkspaceProperties site) {
    try (var in = RocketChatSettings.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not on the class path");
      }
      Json.parseObject(in.readAllBytes())
          .properties()
          .forEach(setting -> settings.put(setting.getKey(), setting.getValue()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    settings.put("Site_Name", StringNode.valueOf(site.name()));
    settings.put("Site_Url", StringNode.valueOf(site.address("")));
  }

  RocketChatReply list(RocketChatArguments arguments, RocketChatPage page) {
    var wanted = wanted(arguments);
    var found =
        settings.entrySet().stream()
            .filter(setting -> wanted == null || wanted.contains(setting.getKey()))
            .toList();
    var list = Json.array();
    found.stream()
        .skip(page.offset())
        .limit(page.count())
        .forEach(
            setting -> {
              var shown = Json.object().put("_id", setting.getKey());
              shown.set("value", setting.getValue());
              list.add(shown);
            });
    var payload = Json.object();
    payload.set("settings", list);
    payload.put("count", list.size()).put("offset", page.offset()).put("total", found.size());
    return RocketChatReply.ok(payload);
  }

  /// The ids asked for: `_id=a,b`, or a query `{"_id":{"$in":[…]}}` or `{"_id":"a"}`; null for all.
  private static @Nullable Set<String> wanted(RocketChatArguments arguments) {
    var ids = arguments.parameter("_id");
    if (ids != null && !ids.isBlank()) {
      return new HashSet<>(Arrays.asList(ids.split(",")));
    }
    var query = arguments.parameter("query");
    return query == null || query.isBlank() ? null : wanted(query);
  }

  private static @Nullable Set<String> wanted(String query) {
    JsonNode id;
    try {
      id = ClientJson.parseObject(query).path("_id");
    } catch (JacksonException | IllegalArgumentException _) {
      throw RocketChatFault.of(
          "error-invalid-query",
          "Invalid query parameter provided: \"" + query + "\"",
          Json.object().put("helperMethod", "parseJsonQuery"));
    }
    if (id.isString()) {
      return Set.of(id.stringValue());
    }
    var wanted = new HashSet<String>();
    id.path("$in").forEach(one -> wanted.add(one.asString()));
    return id.has("$in") ? wanted : null;
  }
}
