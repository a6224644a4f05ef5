package io.snug.local.sample;

import io.snug.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// The gateway as any client sees it.
final class PublicApi {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String baseUrl;

  PublicApi(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  record Answer(int status, ObjectNode body) {
    boolean isOk() {
      return status == 200;
    }
  }

  Answer get(String path, Map<String, String> headers) {
    return send(request(path, headers).GET());
  }

  Answer post(String path, Map<String, String> headers, ObjectNode body) {
    return send(
        request(path, headers)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Json.write(body))));
  }

  private HttpRequest.Builder request(String path, Map<String, String> headers) {
    var request = HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(PATIENCE);
    headers.forEach(request::header);
    return request;
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), object(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the gateway", e);
    }
  }

  /// An answer that is no JSON object says no more than its status does.
  private static ObjectNode object(String body) {
    try {
      return Json.parseObject(body);
    } catch (JacksonException | IllegalArgumentException _) {
      return Json.object();
    }
  }
}
