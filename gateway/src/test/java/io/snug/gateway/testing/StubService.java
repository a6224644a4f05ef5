package io.snug.gateway.testing;

import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.snug.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import java.util.function.Predicate;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/// A service behind the gateway: answers what it is told to, and remembers what it was asked.
public final class StubService {
  /// A request as it reached the service.
  public record Received(String verb, String uri, Map<String, String> headers, String body) {
    public String path() {
      int query = uri.indexOf('?');
      return query < 0 ? uri : uri.substring(0, query);
    }
  }

  /// What the service says.
  public record Answer(int status, String contentType, String body, Map<String, String> headers) {
    public Answer(int status, String contentType, String body) {
      this(status, contentType, body, Map.of());
    }

    public static Answer json(String body) {
      return new Answer(200, "application/json", body);
    }

    /// A status and nothing else, as doorkeepers answer.
    public static Answer bare(int status) {
      return new Answer(status, "", "");
    }

    public Answer with(String header, String value) {
      return new Answer(status, contentType, body, Map.of(header, value));
    }
  }

  private final String name;
  private final Map<String, Function<Received, Mono<Answer>>> answers = new ConcurrentHashMap<>();
  private final Deque<Received> received = new ConcurrentLinkedDeque<>();
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private DisposableServer server;

  public StubService(String name) {
    this.name = name;
    server = start(0);
  }

  private DisposableServer start(int port) {
    return HttpServer.create()
        .host("127.0.0.1")
        .port(port)
        .channelGroup(connections)
        .handle(this::handle)
        .bindNow();
  }

  public String url() {
    return "http://127.0.0.1:" + server.port();
  }

  /// From now on a path is answered like this.
  public void answer(String path, Function<Received, Answer> answer) {
    answers.put(path, request -> Mono.just(answer.apply(request)));
  }

  public void answerLater(String path, Function<Received, Mono<Answer>> answer) {
    answers.put(path, answer);
  }

  /// From now on the path is answered with an echo again.
  public void forget(String path) {
    answers.remove(path);
  }

  /// Cuts off whoever is connected, in the middle of a request too.
  public void breakConnections() {
    connections.close().awaitUninterruptibly();
  }

  /// Kills the service while something is done, and brings it back.
  public void whileDown(Runnable action) {
    int port = server.port();
    server.disposeNow();
    breakConnections();
    settle();
    try {
      action.run();
    } finally {
      server = start(port);
    }
  }

  /// Lets the gateway notice that its idle connections are gone: a request that meets a dying one
  /// cannot know whether it was carried out, and says so.
  private static void settle() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  public Received last(String path) {
    return received.stream()
        .filter(request -> request.path().equals(path))
        .reduce((_, later) -> later)
        .orElseThrow(() -> new AssertionError(name + " was not asked for " + path));
  }

  public long count(Predicate<Received> which) {
    return received.stream().filter(which).count();
  }

  private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
    return request
        .receive()
        .aggregate()
        .asString(StandardCharsets.UTF_8)
        .defaultIfEmpty("")
        .flatMap(body -> respond(read(request, body)))
        .flatMap(answer -> write(answer, response));
  }

  private static Mono<Void> write(Answer answer, HttpServerResponse response) {
    response.status(answer.status());
    answer.headers().forEach(response::header);
    return answer.contentType().isEmpty()
        ? response.header("Content-Length", "0").send().then()
        : response
            .header("Content-Type", answer.contentType())
            // Not from the pool: Reactor Netty's server loses the buffer of an answer written on
            // another thread while the connection ends, and this is not the side under test.
            .sendByteArray(Mono.just(answer.body().getBytes(StandardCharsets.UTF_8)))
            .then();
  }

  private Mono<Answer> respond(Received request) {
    received.add(request);
    var answer = answers.get(request.path());
    return answer == null ? Mono.just(echo(request)) : answer.apply(request);
  }

  private static Received read(HttpServerRequest request, String body) {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    request.requestHeaders().forEach(header -> headers.put(header.getKey(), header.getValue()));
    return new Received(request.method().name(), request.uri(), headers, body);
  }

  private Answer echo(Received request) {
    var echo = Json.object().put("ok", true).put("service", name).put("uri", request.uri());
    return Answer.json(Json.write(echo.put("body", request.body())));
  }
}
