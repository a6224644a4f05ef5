package io.snug.gateway.auth;

import io.snug.gateway.fault.AuthenticationFault;
import io.snug.gateway.flow.Turnstile;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.CredentialKind;
import io.snug.platform.caller.UserId;
import io.snug.platform.caller.WorkspaceId;
import io.snug.platform.internal.InternalClient;
import io.snug.platform.internal.Peer;
import io.snug.platform.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Asks auth-service who a credential belongs to. Every call asks; [Introspections] remembers. When
/// thousands come at once, as they do after a restart, they take turns.
final class IntrospectionClient {
  private static final Logger log = LoggerFactory.getLogger(IntrospectionClient.class);

  // In line and answered; who waits longer is told that nobody can be asked.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final WebClient auth;
  private final Turnstile turnstile;
  private final InstantSource clock;
  private volatile Instant lastAnswer = Instant.EPOCH;

  IntrospectionClient(InternalClient clients, Turnstile turnstile, InstantSource clock) {
    this.clock = clock;
    this.turnstile = turnstile;
    auth = clients.forPeer(Peer.AUTH);
  }

  Mono<Introspection> ask(Credential credential) {
    return post("/internal/introspections", question(credential))
        .map(answer -> read(credential, answer))
        .doOnError(IntrospectionClient::log)
        .onErrorReturn(new Introspection.Unreachable());
  }

  /// Which of these credentials are dead. None, where auth-service cannot be asked: not knowing is
  /// no reason to hang up on somebody.
  Mono<Set<Credential>> dead(List<Credential> asked) {
    var question = Json.object();
    var list = question.putArray("credentials");
    asked.forEach(credential -> list.add(question(credential)));
    return post("/internal/reviews", question)
        .map(answer -> dead(asked, answer.path("verdicts")))
        .doOnError(IntrospectionClient::log)
        .onErrorReturn(Set.of());
  }

  private static Set<Credential> dead(List<Credential> asked, JsonNode verdicts) {
    var dead = new HashSet<Credential>();
    for (int i = 0; i < asked.size(); i++) {
      if (!verdicts.required(i).required("active").booleanValue()) {
        dead.add(asked.get(i));
      }
    }
    return dead;
  }

  private Mono<ObjectNode> post(String path, ObjectNode question) {
    var answer =
        auth.post()
            .uri(path)
            .contentType(MediaType.APPLICATION_JSON)
            .bodyValue(Json.writeBytes(question))
            .retrieve()
            .bodyToMono(byte[].class);
    return turnstile
        .pass(answer)
        .timeout(PATIENCE)
        .map(Json::parseObject)
        .doOnNext(_ -> lastAnswer = clock.instant());
  }

  /// When auth-service last answered.
  Instant lastAnswer() {
    return lastAnswer;
  }

  private static void log(Throwable failure) {
    log.warn("auth-service cannot be asked: {}", failure.toString());
  }

  private static ObjectNode question(Credential credential) {
    var question = Json.object();
    question.put("dialect", credential.dialect().wireName());
    question.put("token", credential.token());
    var userId = credential.userId();
    if (userId != null) {
      question.put("userId", userId);
    }
    return question;
  }

  private static Introspection read(Credential credential, ObjectNode answer) {
    if (!answer.path("active").asBoolean(false)) {
      return new Introspection.Inactive(fault(credential, Json.text(answer, "reason")));
    }
    var scopes = texts(answer.path("scopes"));
    var caller =
        new Caller(
            new UserId(Json.requiredText(answer, "userId")),
            new WorkspaceId(Json.requiredText(answer, "workspaceId")),
            Json.requiredText(answer, "username"),
            nameIn(answer),
            Json.requiredText(answer, "tokenId"),
            CredentialKind.valueOf(Json.requiredText(answer, "kind")),
            Set.copyOf(texts(answer.path("roles"))),
            Set.copyOf(texts(answer.path("permissions"))),
            Set.copyOf(scopes),
            Set.copyOf(texts(answer.path("groups"))),
            Json.text(answer, "appId"));
    return new Introspection.Active(
        caller,
        Json.requiredText(answer, "callerToken"),
        Instant.ofEpochSecond(answer.path("expiresAt").asLong()),
        String.join(",", scopes));
  }

  private static String nameIn(ObjectNode answer) {
    var name = Json.text(answer, "name");
    return name == null ? Json.requiredText(answer, "username") : name;
  }

  private static AuthenticationFault fault(Credential credential, @Nullable String reason) {
    return switch (reason) {
      case "revoked" ->
          credential instanceof Credential.Slack slack && slack.isBot()
              ? AuthenticationFault.REVOKED_BOT
              : AuthenticationFault.REVOKED;
      case "expired" -> AuthenticationFault.EXPIRED;
      case "account-inactive" -> AuthenticationFault.ACCOUNT_INACTIVE;
      case "pending" -> AuthenticationFault.PENDING;
      case null, default ->
          credential instanceof Credential.OpenWebUi openWebUi && openWebUi.isApiKey()
              ? AuthenticationFault.UNKNOWN_KEY
              : AuthenticationFault.UNKNOWN;
    };
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(item -> texts.add(item.asString()));
    return texts;
  }
}
