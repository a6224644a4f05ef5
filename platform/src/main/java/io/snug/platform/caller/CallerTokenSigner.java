package io.snug.platform.caller;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;

/// Signs caller tokens (ES256). Only the auth-service holds the private key.
public final class CallerTokenSigner {
  private final JWSSigner signer;
  private final JWSHeader header;

  public CallerTokenSigner(ECKey privateKey) {
    try {
      signer = new ECDSASigner(privateKey);
    } catch (JOSEException e) {
      throw new IllegalArgumentException("not a key to sign caller tokens with", e);
    }
    header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(privateKey.getKeyID()).build();
  }

  /// A token that lets services believe in this caller from `issuedAt` until `expiresAt`, with
  /// [CallerTokenVerifier#LEEWAY] on both sides.
  public String sign(Caller caller, Instant issuedAt, Instant expiresAt) {
    var claims = new CallerClaims(caller, issuedAt, expiresAt);
    var token = new SignedJWT(header, claims.toClaimsSet());
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("a caller token could not be signed", e);
    }
    return token.serialize();
  }
}
