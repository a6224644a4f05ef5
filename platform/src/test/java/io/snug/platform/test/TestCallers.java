package io.snug.platform.test;

import com.github.benmanes.caffeine.cache.Ticker;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.CallerKeys;
import io.snug.platform.caller.CallerTokenSigner;
import io.snug.platform.caller.CredentialKind;
import io.snug.platform.caller.UserId;
import io.snug.platform.caller.WorkspaceId;
import java.time.Instant;
import java.util.Set;
import reactor.core.publisher.Mono;

/// Callers whose tokens a service under test believes in, once [#keys] is its [CallerKeys] bean.
public final class TestCallers {
  private static final ECKey KEY = generate();
  private static final CallerTokenSigner SIGNER = new CallerTokenSigner(KEY);

  private TestCallers() {}

  /// Register this as a `@Primary` bean; the service then believes in the tokens made here.
  public static CallerKeys keys() {
    var json = new JWKSet(KEY.toPublicJWK()).toString();
    return new CallerKeys(Mono.just(json), Ticker.systemTicker());
  }

  /// The value of the header `X-Snug-Caller`.
  public static String token(Caller caller) {
    return token(caller, Instant.now());
  }

  /// As [#token(Caller)], by another clock.
  public static String token(Caller caller, Instant now) {
    return SIGNER.sign(caller, now, now.plusSeconds(300));
  }

  /// A person of the workspace `TTEST` with Rocket.Chat's usual permissions.
  public static Caller person(String id, String username) {
    return caller(id, username, CredentialKind.ROCKET_CHAT_SESSION, Set.of("user"));
  }

  public static Caller caller(
      String id, String username, CredentialKind credential, Set<String> roles) {
    return new Caller(
        new UserId(id),
        new WorkspaceId("TTEST"),
        username,
        username,
        "token-of-" + id,
        credential,
        roles,
        Set.of(
            "create-p",
            "view-p-room",
            "view-c-room",
            "leave-p",
            "delete-own-message",
            "view-joined-room",
            "features.channels",
            "access_grants.allow_users",
            "access_grants.allow_groups",
            "view-outside-room"),
        Set.of(
            "groups:read",
            "groups:write",
            "groups:history",
            "channels:read",
            "channels:write",
            "channels:history",
            "chat:write",
            "users:read",
            "im:read",
            "mpim:read"),
        Set.of(),
        null);
  }

  private static ECKey generate() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID("test").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
