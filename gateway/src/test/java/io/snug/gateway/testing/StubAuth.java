package io.snug.gateway.testing;

import io.snug.gateway.testing.StubService.Answer;
import io.snug.gateway.testing.StubService.Received;
import io.snug.platform.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// auth-service as the gateway sees it: knows the tokens a test has made.
public final class StubAuth {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final StubService service;
  private final Map<String, ObjectNode> tokens = new ConcurrentHashMap<>();

  StubAuth(StubService service) {
    this.service = service;
    service.answer("/internal/introspections", this::introspect);
    service.answer("/internal/reviews", this::review);
    service.answer("/internal/keys", _ -> Answer.json("{\"keys\":[]}"));
    service.answer("/api/v1/method.callAnon/login", this::logIn);
  }

  public StubService service() {
    return service;
  }

  /// A new token of an account; its id is `id-of-` and the token.
  public String token(String kind, String userId, String... scopes) {
    var prefix =
        switch (kind) {
          case "SLACK_USER" -> "xoxp-";
          case "SLACK_BOT" -> "xoxb-";
          case "OPEN_WEBUI_API_KEY" -> "sk-";
          default -> "token-";
        };
    var token = prefix + NUMBER.incrementAndGet();
    var answer =
        Json.object()
            .put("active", true)
            .put("callerToken", "caller-token-of-" + userId)
            .put("tokenId", "id-of-" + token)
            .put("userId", userId)
            .put("workspaceId", "T1")
            .put("username", userId.toLowerCase(Locale.ROOT))
            .put("name", "Name of " + userId)
            .put("kind", kind);
    answer.putArray("roles").add("user");
    answer.putArray("permissions");
    answer.putArray("groups");
    var granted = answer.putArray("scopes");
    for (var scope : scopes) {
      granted.add(scope);
    }
    tokens.put(token, answer);
    return token;
  }

  /// Changes what is said about a token.
  public ObjectNode of(String token) {
    return tokens.get(token);
  }

  public void refuse(String token, String reason) {
    tokens.put(token, Json.object().put("active", false).put("reason", reason));
  }

  /// Fails to review credentials meanwhile.
  public void whileReviewsFail(Runnable action) {
    service.answer("/internal/reviews", _ -> Answer.bare(500));
    try {
      action.run();
    } finally {
      service.answer("/internal/reviews", this::review);
    }
  }

  /// Takes its time with each question from now on, and counts them.
  public Crowd slowly() {
    var crowd = new Crowd();
    service.answerLater("/internal/introspections", asked -> crowd.serve(() -> introspect(asked)));
    service.answerLater("/api/v1/method.callAnon/login", asked -> crowd.serve(() -> logIn(asked)));
    return crowd;
  }

  /// Those who ask at the same time.
  public final class Crowd implements AutoCloseable {
    private static final Duration SERVICE = Duration.ofMillis(10);

    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger introspections = new AtomicInteger();

    private Mono<Answer> serve(Supplier<Answer> answer) {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      return Mono.delay(SERVICE)
          .map(_ -> answer.get())
          .doOnNext(given -> introspections.addAndGet(given.body().contains("active") ? 1 : 0))
          .doOnNext(_ -> now.decrementAndGet());
    }

    public int mostAtOnce() {
      return most.get();
    }

    public int introspections() {
      return introspections.get();
    }

    @Override
    public void close() {
      service.answer("/internal/introspections", StubAuth.this::introspect);
      service.answer("/api/v1/method.callAnon/login", StubAuth.this::logIn);
    }
  }

  private Answer introspect(Received request) {
    return Answer.json(Json.write(introspect(Json.parseObject(request.body()))));
  }

  private Answer review(Received request) {
    var answer = Json.object();
    var verdicts = answer.putArray("verdicts");
    Json.parseObject(request.body())
        .path("credentials")
        .forEach(one -> verdicts.add(introspect((ObjectNode) one).retain("active", "reason")));
    return Answer.json(Json.write(answer));
  }

  private ObjectNode introspect(ObjectNode question) {
    var known = tokens.get(Json.requiredText(question, "token"));
    var userId = Json.text(question, "userId");
    if (known == null || (userId != null && !userId.equals(Json.text(known, "userId")))) {
      return Json.object().put("active", false).put("reason", "unknown");
    }
    var answer = known.deepCopy();
    if (!answer.has("expiresAt")) {
      answer.put("expiresAt", Instant.now().plusSeconds(60).getEpochSecond());
    }
    return answer;
  }

  /// Logs on by token only.
  private Answer logIn(Received request) {
    var frame = Json.parseObject(Json.requiredText(Json.parseObject(request.body()), "message"));
    var token = frame.path("params").path(0).path("resume").asString("");
    var known = tokens.get(token);
    var reply = Json.object().put("msg", "result").put("id", Json.requiredText(frame, "id"));
    if (known == null) {
      reply.putObject("error").put("error", 403).put("reason", "You've been logged out");
    } else {
      reply
          .putObject("result")
          .put("id", Json.requiredText(known, "userId"))
          .put("token", token)
          .put("type", "resume");
    }
    return Answer.json(Json.write(Json.object().put("message", Json.write(reply))));
  }
}
