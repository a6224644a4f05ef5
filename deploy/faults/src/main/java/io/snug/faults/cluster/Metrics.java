package io.snug.faults.cluster;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/// What an instance tells Prometheus at one moment.
public final class Metrics {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final List<String> lines;

  private Metrics(List<String> lines) {
    this.lines = lines;
  }

  /// Empty when the instance does not answer.
  public static Metrics of(Instance instance) {
    var request =
        HttpRequest.newBuilder(instance.address().resolve("/actuator/prometheus"))
            .timeout(PATIENCE)
            .build();
    try {
      return new Metrics(HTTP.send(request, BodyHandlers.ofString()).body().lines().toList());
    } catch (IOException _) {
      return new Metrics(List.of());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Metrics(List.of());
    }
  }

  /// The sum over all tags of a metric; empty where there is no such metric.
  public OptionalDouble sum(String name) {
    return sum(name, "");
  }

  /// As [#sum(String)], of those lines that have a tag, as in `area="heap"`.
  public OptionalDouble sum(String name, String tag) {
    var values =
        lines.stream()
            .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
            .filter(line -> line.contains(tag))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
            .toArray();
    return values.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Arrays.stream(values).sum());
  }
}
