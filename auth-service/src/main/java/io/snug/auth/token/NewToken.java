package io.snug.auth.token;

import io.snug.platform.caller.CredentialKind;
import io.snug.platform.caller.UserId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The wish for a token.
///
/// @param secret what its holder will show
/// @param name what its owner calls it; personal access tokens have one
/// @param expiresAt null for one that lives until it is revoked
public record NewToken(
    UserId owner,
    CredentialKind kind,
    String secret,
    Set<String> scopes,
    @Nullable String appId,
    @Nullable String name,
    boolean bypassTwoFactor,
    @Nullable Instant expiresAt) {

  public NewToken {
    scopes = Set.copyOf(scopes);
  }

  public static NewToken session(
      UserId owner, CredentialKind kind, String secret, Instant expiresAt) {
    return new NewToken(owner, kind, secret, Set.of(), null, null, false, expiresAt);
  }

  public static NewToken personal(
      UserId owner, String secret, String name, boolean bypassTwoFactor) {
    return new NewToken(
        owner,
        CredentialKind.ROCKET_CHAT_PERSONAL,
        secret,
        Set.of(),
        null,
        name,
        bypassTwoFactor,
        null);
  }

  public static NewToken slack(
      UserId owner,
      CredentialKind kind,
      String secret,
      Set<String> scopes,
      @Nullable String appId) {
    return new NewToken(owner, kind, secret, scopes, appId, null, false, null);
  }

  String lastPart() {
    return secret.substring(Math.max(0, secret.length() - 6));
  }
}
