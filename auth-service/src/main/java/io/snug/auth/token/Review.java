package io.snug.auth.token;

import io.snug.platform.database.Database;
import io.snug.platform.dialect.Dialect;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Looks whether many credentials still live, by one statement that reads no more than that takes.
@Component
public class Review {
  private static final String STANDINGS =
      "SELECT asked.position,"
          + TokenStanding.COLUMNS
          + """
          FROM unnest(:hashes) WITH ORDINALITY AS asked (sha256, position)
          JOIN credential_token t ON t.sha256 = decode(asked.sha256, 'hex')
          JOIN account a ON a.id = t.account_id
          """;

  private final Database database;

  public Review(Database database) {
    this.database = database;
  }

  /// A secret and how it was presented.
  ///
  /// @param claimedUserId whom it is said to belong to; null where nobody says
  public record Credential(Dialect dialect, String secret, @Nullable String claimedUserId) {}

  /// A verdict on each, in their order.
  public Mono<List<Verdict>> of(List<Credential> credentials) {
    return database
        .sql(STANDINGS)
        .bind("hashes", credentials.stream().map(Review::hash).toArray(String[]::new))
        .mapNumbered("position", TokenStanding::of)
        .map(standings -> verdicts(credentials, standings));
  }

  private static String hash(Credential credential) {
    return HexFormat.of().formatHex(TokenHash.of(credential.secret()));
  }

  private static List<Verdict> verdicts(
      List<Credential> credentials, Map<Integer, TokenStanding> standings) {
    var verdicts = new ArrayList<Verdict>();
    for (var credential : credentials) {
      verdicts.add(verdict(credential, standings.get(verdicts.size() + 1)));
    }
    return verdicts;
  }

  private static Verdict verdict(Credential credential, @Nullable TokenStanding standing) {
    return standing != null && standing.isFor(credential.dialect(), credential.claimedUserId())
        ? standing.verdict()
        : Verdict.UNKNOWN;
  }
}
