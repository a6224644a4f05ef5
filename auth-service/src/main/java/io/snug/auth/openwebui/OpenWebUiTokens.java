package io.snug.auth.openwebui;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.snug.auth.token.NewToken;
import io.snug.auth.token.SessionProperties;
import io.snug.auth.token.SigningKeys;
import io.snug.platform.caller.CredentialKind;
import io.snug.platform.caller.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Session tokens: JWTs with the claims Open WebUI's have. Clients look inside; we never do, a
/// session is alive when its hash is in the database.
@Component
class OpenWebUiTokens {
  private static final JWSHeader HEADER = new JWSHeader(JWSAlgorithm.HS256);

  private final MACSigner signer;
  private final SessionProperties properties;
  private final InstantSource clock;

  OpenWebUiTokens(SigningKeys keys, SessionProperties properties, InstantSource clock) {
    try {
      this.signer = new MACSigner(keys.sessionKey());
    } catch (JOSEException e) {
      throw new IllegalArgumentException("not a key to sign sessions with", e);
    }
    this.properties = properties;
    this.clock = clock;
  }

  /// A session to be issued.
  NewToken newSession(UserId owner) {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var end = now.plus(properties.openWebui());
    return NewToken.session(owner, CredentialKind.OPEN_WEBUI_SESSION, token(owner, now, end), end);
  }

  private String token(UserId owner, Instant now, Instant end) {
    var claims =
        new JWTClaimsSet.Builder()
            .claim("id", owner.value())
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(end))
            .build();
    var token = new SignedJWT(HEADER, claims);
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("a session could not be signed", e);
    }
    return token.serialize();
  }
}
