package io.snug.faults.nemesis.caller;

import com.nimbusds.jose.JOSEException;
import io.snug.faults.cluster.Instance;
import io.snug.faults.cluster.Operator;
import io.snug.faults.cluster.Wait;
import io.snug.faults.nemesis.Fault;
import io.snug.faults.nemesis.Stage;
import io.snug.local.sample.SampleAccount;
import io.snug.local.service.LocalService;
import io.snug.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Strangers try to be somebody: with a caller header from outside, and at the services themselves
/// with caller tokens of their own making, changed, expired, or replayed after the log-out.
public final class ForgedIdentity implements Fault {
  private static final String CALLER = "X-Snug-Caller";
  private static final int REFUSED = 401;

  /// For a token that we did sign, and whose time is not now: a service cannot tell it from a clock
  /// that is wrong.
  private static final int OUT_OF_TIME = 503;

  /// No answer at all.
  private static final int SILENT = 0;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// A caller token lives for a minute, and clocks may differ by half of one.
  private static final Duration EXPIRY = Duration.ofSeconds(95);

  private static final Duration REVOCATION = Duration.ofSeconds(5);

  /// A call of each service that needs a caller.
  private static final Map<LocalService, String> CALLS =
      Map.of(
          LocalService.AUTH, "/api/v1/me",
          LocalService.CHANNEL, "/api/v1/groups.messages?roomId=GENERAL",
          LocalService.MEMBERSHIP, "/api/v1/subscriptions.get");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// Why there was no answer the last time there was none.
  private String silence = "";

  private record Session(String userId, String token) {
    Map<String, String> headers() {
      return Map.of("X-User-Id", userId, "X-Auth-Token", token);
    }
  }

  @Override
  public int number() {
    return 15;
  }

  @Override
  public String name() {
    return "forged-identity";
  }

  @Override
  public void inject(Stage stage) throws Exception {
    var gateway = stage.any(stage.cluster().gateways());
    var carol = stage.person("carol");
    var session = logIn(gateway, carol);
    var genuine = callerToken(stage, session);
    fromOutside(stage, gateway, genuine);
    atTheServices(stage, genuine);
    afterLogOut(stage, gateway, session, genuine);
    if (!stage.brief()) {
      afterExpiry(stage, callerToken(stage, logIn(gateway, carol)));
    }
  }

  /// A caller header is worth nothing at the edge, alone or beside somebody's own credential.
  private void fromOutside(Stage stage, URI gateway, String genuine)
      throws IOException, InterruptedException {
    for (var path : CALLS.values()) {
      refuse(stage, "from outside", gateway, path, Map.of(CALLER, genuine));
    }
    var bob = stage.person("bob");
    var asBob = Ask.rocketChat(bob);
    var seen = send(gateway, new Ask("/api/v1/me", asBob, null).with(CALLER, genuine).headers());
    stage.notes().injected(1);
    stage
        .notes()
        .require(
            bob.person().id().equals(seen.path("_id").asString("")),
            "a caller header from outside changed who one is: " + seen);
  }

  private void atTheServices(Stage stage, String genuine) throws JOSEException, ParseException {
    var forged = Forgery.of(genuine);
    for (var instance : services(stage)) {
      var path = path(instance);
      int control = status(instance.address(), path, Map.of(CALLER, genuine));
      stage.notes().require(control != REFUSED, instance + " refuses a good token: " + control);
      refuse(stage, "nobody", instance.address(), path, Map.of());
      for (var token : forged.entrySet()) {
        var headers = Map.of(CALLER, token.getValue());
        refuse(stage, token.getKey(), instance.address(), path, headers);
      }
    }
  }

  private void afterLogOut(Stage stage, URI gateway, Session session, String genuine)
      throws IOException, InterruptedException {
    var logOut =
        HttpRequest.newBuilder(gateway.resolve("/api/v1/logout")).POST(BodyPublishers.noBody());
    session.headers().forEach(logOut::header);
    http.send(logOut.build(), BodyHandlers.discarding());
    for (var instance : services(stage)) {
      stage.notes().injected(1);
      boolean dead = isRefusedSoon(instance, Map.of(CALLER, genuine));
      stage.notes().require(dead, instance + " believes a token replayed after the log-out");
    }
  }

  private void afterExpiry(Stage stage, String genuine) {
    Wait.pause(EXPIRY);
    for (var instance : services(stage)) {
      var headers = Map.of(CALLER, genuine);
      refuse(stage, "expired", instance.address(), path(instance), headers, OUT_OF_TIME);
    }
  }

  private void refuse(
      Stage stage, String what, URI server, String path, Map<String, String> headers) {
    refuse(stage, what, server, path, headers, REFUSED);
  }

  private void refuse(
      Stage stage,
      String what,
      URI server,
      String path,
      Map<String, String> headers,
      int expected) {
    int status = status(server, path, headers);
    if (status == SILENT) {
      stage.notes().figure("no answer at first for " + what + ": " + silence);
      status = status(server, path, headers);
    }
    stage.notes().injected(1);
    stage
        .notes()
        .require(status == expected, "%s: %s%s answered %d".formatted(what, server, path, status));
  }

  private boolean isRefusedSoon(Instance instance, Map<String, String> headers) {
    return Wait.isReached(REVOCATION, () -> isRefused(instance, headers));
  }

  private boolean isRefused(Instance instance, Map<String, String> headers) {
    return status(instance.address(), path(instance), headers) == REFUSED;
  }

  private int status(URI server, String path, Map<String, String> headers) {
    var request = HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE);
    headers.forEach(request::header);
    try {
      return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      silence = e.toString();
      return SILENT;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return SILENT;
    }
  }

  private JsonNode send(URI gateway, Map<String, String> headers)
      throws IOException, InterruptedException {
    var request = new Ask("/api/v1/me", headers, null).to(gateway);
    return Json.parseObject(http.send(request, BodyHandlers.ofString()).body());
  }

  private Session logIn(URI gateway, SampleAccount account)
      throws IOException, InterruptedException {
    var person = account.person();
    var body = Json.object().put("user", person.username()).put("password", person.password());
    var ask =
        new Ask("/api/v1/login", Map.of("Content-Type", "application/json"), Json.write(body));
    var answer = Json.parseObject(http.send(ask.to(gateway), BodyHandlers.ofString()).body());
    var data = answer.path("data");
    return new Session(Json.requiredText(data, "userId"), Json.requiredText(data, "authToken"));
  }

  private static String callerToken(Stage stage, Session session)
      throws IOException, InterruptedException {
    var auth = stage.cluster().instances(LocalService.AUTH).getFirst();
    return new Operator(stage.cluster()).callerToken(auth, session.userId(), session.token());
  }

  private static List<Instance> services(Stage stage) {
    return stage.cluster().instances().stream()
        .filter(one -> CALLS.containsKey(one.service()))
        .toList();
  }

  private static String path(Instance instance) {
    return CALLS.getOrDefault(instance.service(), "/");
  }

  @Override
  public void heal(Stage stage) {
    // nothing was broken
  }
}
