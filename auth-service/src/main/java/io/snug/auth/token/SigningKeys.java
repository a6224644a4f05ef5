package io.snug.auth.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// The keys of this deployment, made at its first start and the same for every instance.
///
/// They are read while the service starts, which is why a thread may wait for them here, and not
/// before the tables are there.
@Component
@DependsOnDatabaseInitialization
public class SigningKeys {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int SESSION_KEY_BITS = 256;

  private final ECKey callerKey;
  private final OctetSequenceKey sessionKey;

  public SigningKeys(SigningKeyRepository keys, InstantSource clock) {
    var now = clock.instant();
    try {
      callerKey = ECKey.parse(await(keys.offer("caller", newCallerKey().toJSONString(), now)));
      sessionKey =
          OctetSequenceKey.parse(await(keys.offer("session", newSessionKey().toJSONString(), now)));
    } catch (JOSEException | ParseException e) {
      throw new IllegalStateException("the signing keys could not be made or read", e);
    }
  }

  /// Signs caller tokens (ES256); its public half is handed out.
  public ECKey callerKey() {
    return callerKey;
  }

  /// Signs Open WebUI sessions (HS256); never handed out.
  public OctetSequenceKey sessionKey() {
    return sessionKey;
  }

  private static ECKey newCallerKey() throws JOSEException {
    return new ECKeyGenerator(Curve.P_256).keyID(UUID.randomUUID().toString()).generate();
  }

  private static OctetSequenceKey newSessionKey() throws JOSEException {
    return new OctetSequenceKeyGenerator(SESSION_KEY_BITS)
        .keyID(UUID.randomUUID().toString())
        .generate();
  }

  private static String await(Mono<String> key) {
    // Beans are made on the starting thread, and none that signs can be made without a key.
    var found = key.block(PATIENCE);
    if (found == null) {
      throw new IllegalStateException("a signing key was neither there nor could be made");
    }
    return found;
  }
}
