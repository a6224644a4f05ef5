package io.snug.gateway.realtime.push;

import io.snug.gateway.metrics.EdgeMetrics;
import io.snug.gateway.realtime.Push;
import io.snug.platform.event.EventFormat;
import io.snug.platform.internal.InternalClient;
import io.snug.platform.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// Asks the service that owns an event what its frames look like: meaning stays in the services.
final class PushRenderer {
  private static final Logger log = LoggerFactory.getLogger(PushRenderer.class);
  private static final Retry ONCE_MORE =
      Retry.backoff(2, Duration.ofMillis(100)).maxBackoff(Duration.ofSeconds(1)).jitter(0.5);

  private final InternalClient clients;
  private final EdgeMetrics metrics;

  PushRenderer(InternalClient clients, EdgeMetrics metrics) {
    this.clients = clients;
    this.metrics = metrics;
  }

  /// The frames in the order to send them; none where the service does not answer, for a push that
  /// is lost is read again by the client sooner or later.
  Mono<List<Push>> render(PushTask task) {
    var question = Json.object();
    question.set("event", EventFormat.toJson(task.event()));
    var users = question.putArray("users");
    task.users().forEach(user -> users.add(user.value()));
    return clients
        .forPeer(task.renderer())
        .post()
        .uri("/internal/pushes")
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(Json.writeBytes(question))
        .retrieve()
        .bodyToMono(byte[].class)
        .map(PushRenderer::read)
        .retryWhen(ONCE_MORE)
        .onErrorResume(failure -> Mono.just(lost(task, failure)));
  }

  private static List<Push> read(byte[] body) {
    var pushes = new ArrayList<Push>();
    Json.parseObject(body).path("pushes").forEach(push -> pushes.add(Push.of(push)));
    return pushes;
  }

  private List<Push> lost(PushTask task, Throwable failure) {
    metrics.pushFailed();
    log.warn(
        "{} did not render {} {}: {}",
        task.renderer(),
        task.event().type(),
        task.event().id(),
        failure.toString());
    return List.of();
  }
}
