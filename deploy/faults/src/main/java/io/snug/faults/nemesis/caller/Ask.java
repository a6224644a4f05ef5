package io.snug.faults.nemesis.caller;

import io.snug.local.sample.SampleAccount;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.json.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request as its bytes, so that it can also be sent in part.
///
/// @param body null for a GET
record Ask(String path, Map<String, String> headers, @Nullable String body) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";

  /// Makes a channel of that name, in which the caller is alone.
  static Ask create(Dialect dialect, SampleAccount by, String name) {
    return switch (dialect) {
      case SLACK ->
          new Ask("/api/conversations.create", slack(by, FORM), "is_private=true&name=" + name);
      case ROCKET_CHAT ->
          new Ask(
              "/api/v1/groups.create", rocketChat(by), Json.write(Json.object().put("name", name)));
      case OPEN_WEBUI ->
          new Ask(
              "/api/v1/channels/create",
              openWebUi(by),
              Json.write(Json.object().put("type", "group").put("name", name)));
    };
  }

  /// Opens the direct channel with somebody, in the one dialect that has a call for it.
  static Ask direct(SampleAccount by, SampleAccount with) {
    var body = Json.object().put("type", "dm").put("name", "");
    body.putArray("user_ids").add(with.person().id());
    return new Ask("/api/v1/channels/create", openWebUi(by), Json.write(body));
  }

  /// Lists what the caller is in.
  static Ask list(Dialect dialect, SampleAccount by) {
    return switch (dialect) {
      case SLACK -> new Ask("/api/conversations.list", slack(by, FORM), "types=private_channel");
      case ROCKET_CHAT -> new Ask("/api/v1/subscriptions.get", rocketChat(by), null);
      case OPEN_WEBUI -> new Ask("/api/v1/channels/", openWebUi(by), null);
    };
  }

  static Map<String, String> rocketChat(SampleAccount by) {
    return Map.of(
        "X-Auth-Token",
        by.rocketChat().authToken(),
        "X-User-Id",
        by.rocketChat().userId(),
        "Content-Type",
        JSON);
  }

  private static Map<String, String> slack(SampleAccount by, String type) {
    return Map.of("Authorization", "Bearer " + by.slack().userToken(), "Content-Type", type);
  }

  private static Map<String, String> openWebUi(SampleAccount by) {
    return Map.of("Authorization", "Bearer " + by.openWebUi().token(), "Content-Type", JSON);
  }

  Ask with(String header, String value) {
    var more = new HashMap<>(headers);
    more.put(header, value);
    return new Ask(path, Map.copyOf(more), body);
  }

  HttpRequest to(URI server) {
    var request = HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE);
    headers.forEach(request::header);
    return (body == null ? request.GET() : request.POST(BodyPublishers.ofString(body))).build();
  }

  /// HTTP/1.1, as it goes over the wire.
  byte[] bytes(URI server) {
    var text = new StringBuilder();
    text.append(body == null ? "GET " : "POST ").append(path).append(" HTTP/1.1\r\n");
    text.append("Host: ").append(server.getAuthority()).append("\r\n");
    headers.forEach((name, value) -> text.append(name + ": " + value + "\r\n"));
    var content = body == null ? "" : body;
    text.append("Content-Length: ").append(content.length()).append("\r\n\r\n").append(content);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
