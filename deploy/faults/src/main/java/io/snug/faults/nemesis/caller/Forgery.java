package io.snug.faults.nemesis.caller;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Map;

/// Caller tokens as a stranger would make them from a good one.
final class Forgery {
  private Forgery() {}

  /// By what is wrong with them.
  static Map<String, String> of(String genuine) throws ParseException, JOSEException {
    var token = SignedJWT.parse(genuine);
    return Map.of(
        "signed with a foreign key", resigned(token.getHeader(), token.getJWTClaimsSet()),
        "with changed claims", changed(token),
        "without a signature", new PlainJWT(token.getJWTClaimsSet()).serialize(),
        "no token at all", "admin");
  }

  /// The key's id is copied, the key is not to be had.
  private static String resigned(JWSHeader header, JWTClaimsSet claims) throws JOSEException {
    var own = new ECKeyGenerator(Curve.P_256).keyID(header.getKeyID()).generate();
    var token = new SignedJWT(header, claims);
    token.sign(new ECDSASigner(own));
    return token.serialize();
  }

  private static String changed(SignedJWT token) throws ParseException {
    var claims = new JWTClaimsSet.Builder(token.getJWTClaimsSet()).subject("rocket.cat").build();
    var payload = Base64URL.encode(claims.toString());
    return token.getHeader().toBase64URL() + "." + payload + "." + token.getSignature();
  }
}
