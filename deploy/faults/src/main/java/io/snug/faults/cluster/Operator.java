package io.snug.faults.cluster;

import io.snug.platform.json.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/// The doors that only services and operators have the key of.
public final class Operator {
  private static final String KEY = "X-Snug-Internal";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String key;

  public Operator(Cluster cluster) {
    key = cluster.internalKey();
  }

  /// Has parked records applied again; says how many went well.
  public long replay(Instance instance) throws IOException, InterruptedException {
    return post(instance, "/internal/dead-letters/replay", "").path("applied").asLong();
  }

  /// The caller token that auth-service gives for a Rocket.Chat credential.
  public String callerToken(Instance auth, String userId, String token)
      throws IOException, InterruptedException {
    var question =
        Json.object().put("dialect", "rocket-chat").put("userId", userId).put("token", token);
    return Json.requiredText(
        post(auth, "/internal/introspections", Json.write(question)), "callerToken");
  }

  private JsonNode post(Instance instance, String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(instance.address().resolve(path))
            .header(KEY, key)
            .header("Content-Type", "application/json")
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofString(body))
            .build();
    var response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(path + " answered " + response.statusCode());
    }
    return Json.parseObject(response.body());
  }
}
