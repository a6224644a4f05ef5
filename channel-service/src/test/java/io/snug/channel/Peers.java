package io.snug.channel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.snug.platform.call.CallNotes;
import io.snug.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/// The other services, as far as this one asks them: they remember what they were told and answer
/// what a test taught them.
public final class Peers {
  private static final HttpServer SERVER = start();

  /// Events delivered directly.
  public static final List<JsonNode> EVENTS = new CopyOnWriteArrayList<>();

  /// Paths of calls that bring a channel back.
  public static final List<String> SHOWN = new CopyOnWriteArrayList<>();

  /// Whom membership-service could not tell that a channel is back, by the channel's id.
  public static final Map<String, String> BEHIND = new ConcurrentHashMap<>();

  /// Channels that cannot be brought back.
  public static final Set<String> STUCK = ConcurrentHashMap.newKeySet();

  /// Members of groups, by the group's id.
  public static final Map<String, Set<String>> GROUPS = new ConcurrentHashMap<>();

  /// Channels people are in, by the user's id.
  public static final Map<String, Set<String>> CHANNELS = new ConcurrentHashMap<>();

  private Peers() {}

  static String url() {
    return "http://localhost:" + SERVER.getAddress().getPort();
  }

  private static HttpServer start() {
    try {
      var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
      server.createContext("/internal/events", Peers::event);
      server.createContext("/internal/groups/members", Peers::groups);
      server.createContext("/internal/users/", Peers::channels);
      server.createContext("/internal/channels/", Peers::show);
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void event(HttpExchange exchange) throws IOException {
    Json.MAPPER.readTree(exchange.getRequestBody().readAllBytes()).forEach(EVENTS::add);
    answer(exchange, Json.object());
  }

  private static void groups(HttpExchange exchange) throws IOException {
    var asked = Json.MAPPER.readTree(exchange.getRequestBody().readAllBytes());
    var answer = Json.object();
    var ids = answer.putArray("userIds");
    asked
        .path("groupIds")
        .forEach(id -> GROUPS.getOrDefault(id.asString(), Set.of()).forEach(ids::add));
    answer(exchange, answer);
  }

  private static void channels(HttpExchange exchange) throws IOException {
    var user = exchange.getRequestURI().getPath().split("/")[3];
    var answer = Json.object();
    var channels = answer.putArray("channels");
    CHANNELS.getOrDefault(user, Set.of()).forEach(id -> channels.addObject().put("id", id));
    answer(exchange, answer);
  }

  private static void show(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var channel = path.split("/")[3];
    SHOWN.add(path);
    if (BEHIND.containsKey(channel)) {
      exchange.getResponseHeaders().add(CallNotes.HEADER, BEHIND.get(channel));
    }
    answer(exchange, STUCK.contains(channel) ? 500 : 200, Json.object());
  }

  private static void answer(HttpExchange exchange, JsonNode body) throws IOException {
    answer(exchange, 200, body);
  }

  private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
    var bytes = Json.writeBytes(body);
    exchange.getResponseHeaders().add("content-type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
