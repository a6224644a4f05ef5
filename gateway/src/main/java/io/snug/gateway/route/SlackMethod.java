package io.snug.gateway.route;

import io.snug.platform.caller.CredentialKind;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.internal.Peer;
import java.util.Set;

/// A Web API method.
///
/// @param takesJson whether a JSON body is read; where it is not, the body counts as absent
/// @param tokens which kinds of token may call it
/// @param scopes any one of them suffices; none means that no scope is needed
public record SlackMethod(
    String name,
    Peer service,
    Access access,
    RateTier tier,
    boolean takesJson,
    Set<CredentialKind> tokens,
    Scopes scopes)
    implements Endpoint {

  @Override
  public Dialect dialect() {
    return Dialect.SLACK;
  }

  /// A method that only looks changes nothing, so an answer that got lost is no mystery.
  public boolean reads() {
    return !scopes.any().isEmpty()
        && scopes.any().stream()
            .allMatch(scope -> scope.contains(":read") || scope.endsWith(":history"));
  }
}
