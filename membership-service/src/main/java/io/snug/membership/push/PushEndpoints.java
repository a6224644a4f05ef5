package io.snug.membership.push;

import io.snug.membership.copy.ChannelCopies;
import io.snug.membership.copy.Fields;
import io.snug.membership.sidebar.MemberLists;
import io.snug.platform.event.Event;
import io.snug.platform.event.EventFormat;
import io.snug.platform.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `POST /internal/pushes`: the gateway brings an event and the people it holds sessions of, and
/// learns what to send them. The event may be faster than the copies here, so they are given a
/// moment to catch up.
///
/// Of a message it also learns who of them is in the channel at this moment. Removals travel in
/// another topic than messages, so the gateway cannot know it from what it has read.
@Configuration(proxyBeanMethods = false)
class PushEndpoints {
  private static final Duration GLANCE = Duration.ofMillis(25);
  private static final int GLANCES_MAX = 20;

  private final ChannelCopies channels;
  private final MemberLists members;
  private final List<PushRenderer> renderers;

  PushEndpoints(ChannelCopies channels, MemberLists members, List<PushRenderer> renderers) {
    this.channels = channels;
    this.members = members;
    this.renderers = renderers;
  }

  @Bean
  RouterFunction<ServerResponse> pushRoutes() {
    return RouterFunctions.route().POST("/internal/pushes", this::pushes).build();
  }

  private Mono<ServerResponse> pushes(ServerRequest request) {
    return request
        .bodyToMono(byte[].class)
        .map(body -> Fields.of(Json.parseObject(body)))
        .flatMap(body -> pushes(EventFormat.fromJson(body.object("event")), body.texts("users")))
        .flatMap(
            answer ->
                ServerResponse.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue(Json.writeBytes(answer)));
  }

  private Mono<ObjectNode> pushes(Event event, Set<String> userIds) {
    return caughtUp(event)
        .thenMany(Flux.fromIterable(renderers))
        .concatMap(renderer -> renderer.render(event, userIds))
        .concatMapIterable(pushes -> pushes)
        .collectList()
        .map(PushEndpoints::answer)
        .flatMap(answer -> withMembers(answer, event, userIds));
  }

  private static ObjectNode answer(List<ObjectNode> pushes) {
    var answer = Json.object();
    answer.set("pushes", Json.array().addAll(pushes));
    return answer;
  }

  private Mono<ObjectNode> withMembers(ObjectNode answer, Event event, Set<String> userIds) {
    return event.type().startsWith("message-")
        ? members
            .among(event.key(), userIds)
            .doOnNext(ids -> answer.set("members", texts(ids)))
            .thenReturn(answer)
        : Mono.just(answer);
  }

  private static ArrayNode texts(List<String> ids) {
    var texts = Json.array();
    ids.forEach(texts::add);
    return texts;
  }

  /// Waits until the copy of the channel has come as far as the event, half a second at most.
  private Mono<Void> caughtUp(Event event) {
    var data = Fields.of(event.data());
    if (event.type().equals("message-posted")) {
      return reached(event.key(), 1, data.number("seq", 0));
    }
    return event.type().startsWith("channel-") && data.textOrNull("channelId") == null
        ? reached(event.key(), event.version(), 0)
        : Mono.empty();
  }

  private Mono<Void> reached(String channelId, long version, long seq) {
    return Mono.defer(() -> channels.hasReached(channelId, version, seq))
        .filter(reached -> reached)
        .repeatWhenEmpty(GLANCES_MAX, rounds -> rounds.delayElements(GLANCE))
        .onErrorComplete(IllegalStateException.class)
        .then();
  }
}
