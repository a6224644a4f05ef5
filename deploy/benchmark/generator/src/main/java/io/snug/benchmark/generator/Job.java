package io.snug.benchmark.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/// What is to be asked of a server, how often and for how long.
///
/// @param rate calls started each second, whatever becomes of those before; 0 is the closed loop,
///   where each connection calls again as soon as it was answered
record Job(int port, int connections, int rate, long millis, List<Call> calls) {
  Job {
    calls = List.copyOf(calls);
  }

  static Job of(JsonNode json) {
    return new Job(
        json.path("port").asInt(),
        json.path("connections").asInt(),
        json.path("rate").asInt(),
        json.path("millis").asLong(),
        StreamSupport.stream(json.path("calls").spliterator(), false).map(Call::of).toList());
  }
}
