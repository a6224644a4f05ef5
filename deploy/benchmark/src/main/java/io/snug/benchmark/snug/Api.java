package io.snug.benchmark.snug;

import io.snug.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The gateway as a client sees it, for what has to be there before anything is measured.
public final class Api {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port;

  public Api(int port) {
    this.port = port;
  }

  /// The answer's JSON; an [IOException] where it is none or no success.
  public JsonNode post(String path, Map<String, String> headers, JsonNode body)
      throws IOException, InterruptedException {
    return send(
        request(path, headers)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Json.write(body))));
  }

  public JsonNode get(String path, Map<String, String> headers)
      throws IOException, InterruptedException {
    return send(request(path, headers).GET());
  }

  private HttpRequest.Builder request(String path, Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(30));
    headers.forEach(request::header);
    return request;
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var answer = http.send(request.build(), BodyHandlers.ofString());
    var json = Json.parse(answer.body());
    boolean refused = !json.path("ok").asBoolean(true) || !json.path("success").asBoolean(true);
    if (answer.statusCode() != 200 || refused) {
      throw new IOException("Snug answered %d %s".formatted(answer.statusCode(), json));
    }
    return json;
  }
}
