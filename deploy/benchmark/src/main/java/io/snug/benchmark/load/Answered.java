package io.snug.benchmark.load;

import tools.jackson.databind.JsonNode;

/// What the generator saw. Times are microseconds.
///
/// @param blockedMicros how long calls of the open loop waited for a connection, all together
/// @param problem what was wrong with the errors, in short
public record Answered(
    long requests,
    long errors,
    double seconds,
    double meanMicros,
    double p50Micros,
    double p99Micros,
    double p999Micros,
    long blockedMicros,
    long answerBytes,
    long generatorMicros,
    String problem) {
  static Answered of(JsonNode json) {
    return new Answered(
        json.path("requests").asLong(),
        json.path("errors").asLong(),
        json.path("seconds").asDouble(),
        json.path("meanMicros").asDouble(),
        json.path("p50Micros").asDouble(),
        json.path("p99Micros").asDouble(),
        json.path("p999Micros").asDouble(),
        json.path("blockedMicros").asLong(),
        json.path("answerBytes").asLong(),
        json.path("generatorCpuMicros").asLong(),
        problem(json));
  }

  private static String problem(JsonNode json) {
    return json.path("errors").asLong() == 0
        ? ""
        : "%d with a bad status, %d refused, %d timed out, %d connections broken %s"
            .formatted(
                json.path("badStatus").asLong(),
                json.path("refused").asLong(),
                json.path("timeouts").asLong(),
                json.path("connectionErrors").asLong(),
                json.path("firstRefusal").asString());
  }

  public double perSecond() {
    return requests / seconds;
  }

  /// What making one request cost the generator.
  public double generatorMicrosEach() {
    return requests == 0 ? 0 : (double) generatorMicros / requests;
  }

  public long bytesEach() {
    return requests == 0 ? 0 : answerBytes / requests;
  }
}
