package io.snug.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.local.RunningSnug.Account;
import io.snug.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;

/// The few calls that the launcher's own tests need.
final class DialectClient {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String baseUrl;

  DialectClient(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  JsonNode rocketChatMe(Account account) throws IOException, InterruptedException {
    return ok(asRocketChat("me", account).GET());
  }

  JsonNode createGroup(Account account, String name) throws IOException, InterruptedException {
    var body = Json.write(Json.object().put("name", name));
    return ok(
        asRocketChat("groups.create", account)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  int groupStatus(Account account, String name) throws IOException, InterruptedException {
    var request = asRocketChat("groups.info?roomName=" + name, account).GET().build();
    return HTTP.send(request, BodyHandlers.discarding()).statusCode();
  }

  JsonNode slackIdentity(String token) throws IOException, InterruptedException {
    return ok(bearer("/api/auth.test", token).POST(BodyPublishers.noBody()));
  }

  JsonNode openWebUiSession(String token) throws IOException, InterruptedException {
    return ok(bearer("/api/v1/auths/", token).GET());
  }

  private HttpRequest.Builder asRocketChat(String method, Account account) {
    return HttpRequest.newBuilder(URI.create(baseUrl + "/api/v1/" + method))
        .header("X-Auth-Token", account.rocketChatAuthToken())
        .header("X-User-Id", account.id());
  }

  private HttpRequest.Builder bearer(String path, String token) {
    return HttpRequest.newBuilder(URI.create(baseUrl + path))
        .header("Authorization", "Bearer " + token);
  }

  private static JsonNode ok(HttpRequest.Builder request) throws IOException, InterruptedException {
    var response = HTTP.send(request.build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Json.parseObject(response.body());
  }
}
