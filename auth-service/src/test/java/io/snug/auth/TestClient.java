package io.snug.auth;

import io.snug.platform.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.node.ObjectNode;

/// Calls the service as the gateway does: with the caller token an introspection gave.
public final class TestClient {
  private static final byte[] NO_BODY = {};

  private final WebTestClient http =
      WebTestClient.bindToServer().responseTimeout(Duration.ofSeconds(30)).build();
  private final String baseUrl;
  private final String internalKey;
  private final Map<String, String> headers;

  TestClient(String baseUrl, String internalKey) {
    this(baseUrl, internalKey, Map.of());
  }

  private TestClient(String baseUrl, String internalKey, Map<String, String> headers) {
    this.baseUrl = baseUrl;
    this.internalKey = internalKey;
    this.headers = headers;
  }

  public TestClient with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new TestClient(baseUrl, internalKey, more);
  }

  /// This client as the holder of a live credential.
  public TestClient as(String dialect, String token) {
    var answer = introspect(dialect, token);
    if (!answer.path("active").booleanValue()) {
      throw new AssertionError("not active: " + answer);
    }
    return with("X-Snug-Caller", answer.get("callerToken").stringValue());
  }

  /// This client as a sample account, logged in by Rocket.Chat's `login`.
  public TestClient loggedIn(String username) {
    return as("rocket-chat", logIn(username).text("/data/authToken"));
  }

  public Answer logIn(String username) {
    return post(
        "/api/v1/login",
        "{\"user\":\"%s\",\"password\":\"%s-sample\"}".formatted(username, username));
  }

  public ObjectNode introspect(String dialect, String token) {
    return introspect(Json.object().put("dialect", dialect).put("token", token));
  }

  public ObjectNode introspect(ObjectNode question) {
    return with("X-Snug-Internal", internalKey)
        .post("/internal/introspections", Json.write(question))
        .object();
  }

  public Answer get(String path) {
    return call(HttpMethod.GET, path, null, NO_BODY);
  }

  public Answer delete(String path) {
    return call(HttpMethod.DELETE, path, null, NO_BODY);
  }

  public Answer post(String path, String json) {
    return call(
        HttpMethod.POST, path, MediaType.APPLICATION_JSON, json.getBytes(StandardCharsets.UTF_8));
  }

  public Answer postForm(String path, String form) {
    return call(
        HttpMethod.POST,
        path,
        MediaType.APPLICATION_FORM_URLENCODED,
        form.getBytes(StandardCharsets.UTF_8));
  }

  private Answer call(HttpMethod verb, String path, MediaType type, byte[] body) {
    var request = http.method(verb).uri(URI.create(baseUrl + path));
    headers.forEach(request::header);
    if (type != null) {
      request.header("Content-Type", type.toString()).bodyValue(body);
    }
    var result = request.exchange().expectBody().returnResult();
    var bytes = result.getResponseBody();
    return new Answer(
        result.getStatus().value(), result.getResponseHeaders(), bytes == null ? NO_BODY : bytes);
  }
}
