package io.snug.platform.caller;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a [Caller] is spelt in a token's claims.
final class CallerClaims {
  static final String ISSUER = "snug";

  private CallerClaims() {}

  static JWTClaimsSet of(Caller caller, Instant expiresAt) {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .subject(caller.userId().value())
        .jwtID(caller.tokenId())
        .expirationTime(Date.from(expiresAt))
        .claim("ws", caller.workspaceId().value())
        .claim("un", caller.username())
        .claim("nm", caller.name())
        .claim("knd", caller.credential().name())
        .claim("rol", List.copyOf(caller.roles()))
        .claim("prm", List.copyOf(caller.permissions()))
        .claim("scp", List.copyOf(caller.scopes()))
        .claim("grp", List.copyOf(caller.groups()))
        .claim("app", caller.appId())
        .build();
  }

  static Caller read(JWTClaimsSet claims) throws ParseException {
    return new Caller(
        new UserId(required(claims.getSubject())),
        new WorkspaceId(required(claims.getStringClaim("ws"))),
        required(claims.getStringClaim("un")),
        required(claims.getStringClaim("nm")),
        required(claims.getJWTID()),
        CredentialKind.valueOf(required(claims.getStringClaim("knd"))),
        texts(claims, "rol"),
        texts(claims, "prm"),
        texts(claims, "scp"),
        texts(claims, "grp"),
        claims.getStringClaim("app"));
  }

  private static Set<String> texts(JWTClaimsSet claims, String name) throws ParseException {
    var list = claims.getStringListClaim(name);
    return list == null ? Set.of() : Set.copyOf(list);
  }

  private static String required(@Nullable String value) throws ParseException {
    if (value == null) {
      throw new ParseException("a caller token lacks a claim", 0);
    }
    return value;
  }
}
