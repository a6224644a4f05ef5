package io.snug.gateway.testing;

import io.snug.gateway.GatewayApplication;
import io.snug.gateway.testing.StubService.Answer;
import io.snug.gateway.testing.StubService.Received;
import io.snug.platform.json.Json;
import io.snug.platform.test.TestKafka;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.boot.web.server.context.ConfigurableWebServerApplicationContext;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One gateway for all tests of the module, with stub services behind it and a real Kafka.
public final class RunningGateway {
  public static final StubService CHANNEL = new StubService("channel");
  public static final StubService MEMBERSHIP = new StubService("membership");
  public static final StubAuth AUTH = new StubAuth(new StubService("auth"));
  public static final String INTERNAL_KEY = "the-key-of-the-gateways-tests";

  /// How many requests a service may have that it has not answered yet.
  public static final int IN_FLIGHT_MAX = 40;

  /// How many questions auth-service gets at once.
  public static final int AUTH_AT_ONCE = 8;

  private static final List<String> USUAL =
      List.of(
          "--server.port=0",
          "--snug.internal.key=" + INTERNAL_KEY,
          "--snug.peers.auth=" + AUTH.service().url(),
          "--snug.peers.channel=" + CHANNEL.url(),
          "--snug.peers.membership=" + MEMBERSHIP.url(),
          "--snug.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(),
          "--snug.kafka.partitions=1",
          "--snug.gateway.body-limit=64KB",
          "--snug.gateway.trust-forwarded-for=true",
          "--snug.gateway.in-flight-max=" + IN_FLIGHT_MAX,
          "--snug.gateway.request-timeout=1500ms",
          "--snug.gateway.response-timeout=1500ms",
          "--snug.introspection.at-once=" + AUTH_AT_ONCE,
          "--snug.realtime.ddp-ping=3s",
          "--snug.realtime.farewell=300ms",
          "--snug.realtime.login-review=2s",
          "--snug.realtime.frame-limit=16KB",
          "--spring.main.banner-mode=off");

  private static final ConfigurableWebServerApplicationContext CONTEXT = start();

  private RunningGateway() {}

  private static ConfigurableWebServerApplicationContext start() {
    CHANNEL.answer("/internal/pushes", eachQuestion(_ -> Json.object()));
    MEMBERSHIP.answer("/internal/pushes", eachQuestion(_ -> Json.object()));
    return another();
  }

  /// What a service says that is asked about several events, and answers each by itself.
  public static Function<Received, Answer> eachQuestion(Function<JsonNode, ObjectNode> answer) {
    return request -> {
      var body = Json.object();
      var answers = body.putArray("answers");
      Json.parseObject(request.body())
          .path("questions")
          .forEach(question -> answers.add(answer.apply(question)));
      return Answer.json(Json.write(body));
    };
  }

  /// One more gateway beside the one all tests share; whoever starts it closes it.
  ///
  /// @param settings beside the usual ones, or instead of them
  public static ConfigurableWebServerApplicationContext another(String... settings) {
    var arguments = new LinkedHashMap<String, String>();
    Stream.concat(USUAL.stream(), Stream.of(settings))
        .forEach(setting -> arguments.put(setting.substring(0, setting.indexOf('=')), setting));
    return (ConfigurableWebServerApplicationContext)
        GatewayApplication.builder().run(arguments.values().toArray(String[]::new));
  }

  public static int port() {
    return CONTEXT.getWebServer().getPort();
  }

  public static <T> T bean(Class<T> type) {
    return CONTEXT.getBean(type);
  }

  public static TestSocket socket(String path) {
    return socket(port(), path);
  }

  public static TestSocket socket(int port, String path) {
    return new TestSocket("ws://127.0.0.1:" + port + path);
  }

  /// A client with an address of its own, so that no test uses up another's limits.
  public static WebTestClient client() {
    return client(port());
  }

  public static WebTestClient client(int port) {
    var random = ThreadLocalRandom.current();
    var address =
        "10." + random.nextInt(256) + '.' + random.nextInt(256) + '.' + random.nextInt(256);
    return WebTestClient.bindToServer()
        .baseUrl("http://127.0.0.1:" + port)
        .responseTimeout(Duration.ofSeconds(10))
        .defaultHeader("X-Forwarded-For", address)
        .filter((request, next) -> next.exchange(request).flatMap(RunningGateway::whole))
        .build();
  }

  /// Read to its end, whatever a test looks at: an answer that nobody reads keeps its buffers, and
  /// is found as a leak when its connection is gone.
  private static Mono<ClientResponse> whole(ClientResponse answer) {
    return answer
        .bodyToMono(byte[].class)
        .map(body -> answer.mutate().body(Flux.just(wrap(body))).build())
        .defaultIfEmpty(answer);
  }

  private static DataBuffer wrap(byte[] body) {
    return DefaultDataBufferFactory.sharedInstance.wrap(body);
  }
}
