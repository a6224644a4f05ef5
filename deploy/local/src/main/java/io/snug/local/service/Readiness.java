package io.snug.local.service;

import io.snug.local.launch.LaunchFault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Waits until a service's own process says that it can do its work.
final class Readiness {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final HttpClient http = HttpClient.newHttpClient();

  /// Fails when the process ends before it is ready.
  void await(LocalService service, int port, Process process) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://" + Wiring.LOOPBACK + ":" + port + "/actuator/health/readiness"))
            .timeout(Duration.ofSeconds(5))
            .build();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isReady(request)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new LaunchFault(service.title() + " does not start: see its log in the data folder");
      }
      Thread.sleep(PAUSE);
    }
  }

  private boolean isReady(HttpRequest request) throws InterruptedException {
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }
}
