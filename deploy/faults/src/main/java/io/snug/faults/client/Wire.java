package io.snug.faults.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// HTTP as a client speaks it: one attempt, a limit, and an honest word on what came of it.
final class Wire {
  /// Longer than the gateway waits for a service, so that its answer is heard.
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final HttpClient http;

  Wire(HttpClient http) {
    this.http = http;
  }

  static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(3))
        .build();
  }

  /// What came of a call.
  sealed interface Result {
    /// Whether the next connection should lead to another gateway: this one is gone or, by its own
    /// word, about to go.
    default boolean isFarewell() {
      return true;
    }

    record Replied(Reply reply, boolean isFarewell) implements Result {}

    /// No connection was made: nothing can have happened.
    record NotSent(String why) implements Result {}

    /// The connection broke or the time was up.
    record Lost(String why) implements Result {}
  }

  Result send(URI gateway, Call call) throws InterruptedException {
    try {
      var response = http.send(request(gateway, call), BodyHandlers.ofString());
      boolean closes = response.headers().allValues("connection").contains("close");
      return new Result.Replied(new Reply(response.statusCode(), response.body()), closes);
    } catch (ConnectException | HttpConnectTimeoutException e) {
      return new Result.NotSent(e.toString());
    } catch (IOException e) {
      return new Result.Lost(e.toString());
    }
  }

  private static HttpRequest request(URI gateway, Call call) {
    var request = HttpRequest.newBuilder(gateway.resolve(call.path())).timeout(PATIENCE);
    call.headers().forEach(request::header);
    var body = call.body();
    return body == null
        ? request.GET().build()
        : request.POST(BodyPublishers.ofString(body)).build();
  }
}
