package io.snug.benchmark.load;

import io.snug.platform.json.Json;
import java.util.List;

/// A load on a server.
record Job(int port, Load load, List<Call> calls) {
  String toLine() {
    var json =
        Json.object()
            .put("port", port)
            .put("connections", load.connections())
            .put("rate", load.rate())
            .put("millis", load.duration().toMillis());
    calls.forEach(call -> json.withArray("calls").add(call.toJson()));
    return Json.write(json);
  }
}
