package io.snug.membership;

import io.snug.platform.event.Event;
import io.snug.platform.event.EventFormat;
import io.snug.platform.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/// channel-service and auth-service as this service meets them: over HTTP.
public final class PeerStub {
  private static final PeerStub INSTANCE = new PeerStub();

  private final List<Event> delivered = new CopyOnWriteArrayList<>();
  private final Map<String, String> channels = new ConcurrentHashMap<>();
  private final Map<String, List<String>> groups = new ConcurrentHashMap<>();
  private final Set<String> unreachable = ConcurrentHashMap.newKeySet();
  private final Set<String> broken = ConcurrentHashMap.newKeySet();
  private final DisposableServer server;

  private PeerStub() {
    server =
        HttpServer.create()
            .port(0)
            .route(
                routes ->
                    routes
                        .post("/internal/events", this::events)
                        .get("/internal/channels/{id}", this::channel)
                        .post("/internal/groups/members", this::members))
            .bindNow();
  }

  static PeerStub get() {
    return INSTANCE;
  }

  String url() {
    return "http://localhost:" + server.port();
  }

  /// The events that were handed over directly, in order.
  public List<Event> delivered() {
    return delivered;
  }

  /// Lets channel-service know a channel that no event has told of.
  public void knows(String id, String state) {
    channels.put(id, state);
  }

  /// Lets channel-service hang up whenever it is asked for that channel.
  void hangsUpOn(String id) {
    unreachable.add(id);
  }

  /// Lets channel-service refuse whenever it is asked for that channel.
  void breaksOn(String id) {
    broken.add(id);
  }

  /// Lets channel-service know the channel, and answer.
  void recovers(String id, String state) {
    unreachable.remove(id);
    broken.remove(id);
    knows(id, state);
  }

  public void hasGroup(String id, String... members) {
    groups.put(id, List.of(members));
  }

  private Mono<Void> events(HttpServerRequest request, HttpServerResponse response) {
    return request
        .receive()
        .aggregate()
        .asByteArray()
        .doOnNext(body -> delivered.addAll(EventFormat.fromBatch(body)))
        .then(response.status(202).send());
  }

  private Mono<Void> channel(HttpServerRequest request, HttpServerResponse response) {
    var id = String.valueOf(request.param("id"));
    if (unreachable.contains(id)) {
      response.withConnection(connection -> connection.channel().close());
      return Mono.never();
    }
    if (broken.contains(id)) {
      return response.status(503).send();
    }
    var state = channels.get(id);
    return state == null ? response.sendNotFound() : response.sendString(Mono.just(state)).then();
  }

  private Mono<Void> members(HttpServerRequest request, HttpServerResponse response) {
    return request
        .receive()
        .aggregate()
        .asString()
        .flatMap(body -> response.sendString(Mono.just(answer(body))).then());
  }

  private String answer(String body) {
    var users = Json.array();
    Json.parseObject(body)
        .path("groupIds")
        .forEach(id -> groups.getOrDefault(id.asString(), List.of()).forEach(users::add));
    var answer = Json.object();
    answer.set("userIds", users);
    return Json.write(answer);
  }
}
