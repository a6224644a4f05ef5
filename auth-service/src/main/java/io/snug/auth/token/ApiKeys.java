package io.snug.auth.token;

import io.snug.auth.event.Change;
import io.snug.auth.event.Changes;
import io.snug.platform.caller.CredentialKind;
import io.snug.platform.caller.UserId;
import io.snug.platform.id.Ids;
import io.snug.platform.internal.InternalProperties;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Open WebUI's API keys: one per account, shown to its owner whenever asked.
///
/// Only the SHA-256 is stored, as for every token. The key is worked out anew from its id and the
/// deployment's shared secret, which is not in the database; after that secret has changed, old
/// keys keep working but can no longer be shown.
@Component
public class ApiKeys {
  private static final String PREFIX = "sk-";
  private static final String MAC = "HmacSHA256";
  private static final int HEX_CHARS = 32;

  private final TokenRepository tokens;
  private final Changes changes;
  private final Ids ids;
  private final InstantSource clock;
  private final SecretKeySpec secret;

  public ApiKeys(
      TokenRepository tokens,
      Changes changes,
      Ids ids,
      InstantSource clock,
      InternalProperties internal) {
    this.tokens = tokens;
    this.changes = changes;
    this.ids = ids;
    this.clock = clock;
    this.secret = new SecretKeySpec(internal.key().getBytes(StandardCharsets.UTF_8), MAC);
  }

  /// A new key; the owner's old one dies with this. Of two such wishes at the same moment one wins,
  /// and both are told its key.
  public Mono<String> replace(UserId owner) {
    return changes.commit(revoke(owner).flatMap(old -> insert(owner, old)));
  }

  /// The owner's key; empty when there is none that can be shown.
  public Mono<String> find(UserId owner) {
    return tokens
        .findApiKey(owner)
        .filter(stored -> stored.isOf(key(stored.id())))
        .map(stored -> key(stored.id()));
  }

  public Mono<Void> remove(UserId owner) {
    return changes.commit(revoke(owner)).then();
  }

  private Mono<Change<Boolean>> revoke(UserId owner) {
    return tokens
        .findApiKey(owner)
        .flatMap(stored -> tokens.revoke(stored.id(), clock.instant()))
        .map(revoked -> Change.of(true, revoked.event()))
        .defaultIfEmpty(Change.none(false));
  }

  private Mono<Change<String>> insert(UserId owner, Change<Boolean> revoked) {
    var id = ids.next(TokenCommands.ID_KIND);
    var token =
        new NewToken(
            owner, CredentialKind.OPEN_WEBUI_API_KEY, key(id), Set.of(), null, null, false, null);
    return tokens
        .insert(id, token, clock.instant())
        .flatMap(done -> done ? Mono.just(token.secret()) : find(owner))
        .map(secret -> new Change<>(secret, revoked.events()));
  }

  private String key(String id) {
    try {
      var mac = Mac.getInstance(MAC);
      mac.init(secret);
      var code = mac.doFinal(("open-webui-api-key/" + id).getBytes(StandardCharsets.UTF_8));
      return PREFIX + HexFormat.of().formatHex(code).substring(0, HEX_CHARS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + MAC, e);
    }
  }
}
