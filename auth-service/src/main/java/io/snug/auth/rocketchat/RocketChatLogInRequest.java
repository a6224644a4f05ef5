package io.snug.auth.rocketchat;

import io.snug.auth.login.LogInIdentity;
import io.snug.auth.password.Password;
import io.snug.platform.json.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The ways to say who one is, read from the body of REST's `login` or the options of DDP's.
///
/// @see <a
///   href="https://developer.rocket.chat/apidocs/login-with-username-and-password">Rocket.Chat:
///   Login</a>
sealed interface RocketChatLogInRequest {
  record ByPassword(LogInIdentity identity, Password password) implements RocketChatLogInRequest {}

  record Resume(String token) implements RocketChatLogInRequest {}

  record Unrecognised() implements RocketChatLogInRequest {}

  static RocketChatLogInRequest of(ObjectNode body) {
    var resume = Json.text(body, "resume");
    if (resume != null) {
      return new Resume(resume);
    }
    var identity = identity(body);
    var password = password(body.get("password"));
    return identity == null || password.isEmpty()
        ? new Unrecognised()
        : new ByPassword(identity, password.get());
  }

  private static @Nullable LogInIdentity identity(ObjectNode body) {
    if (body.get("user") instanceof ObjectNode user) {
      return named(user);
    }
    var user = Json.text(body, "user");
    if (user == null) {
      return named(body);
    }
    return user.contains("@") ? new LogInIdentity.Email(user) : new LogInIdentity.Username(user);
  }

  private static @Nullable LogInIdentity named(ObjectNode names) {
    var username = Json.text(names, "username");
    if (username != null) {
      return new LogInIdentity.Username(username);
    }
    var email = Json.text(names, "email");
    return email == null ? null : new LogInIdentity.Email(email);
  }

  /// As typed, or its digest.
  private static Optional<Password> password(@Nullable JsonNode password) {
    if (password == null) {
      return Optional.empty();
    }
    if (password.isString()) {
      return Optional.of(Password.plain(password.stringValue()));
    }
    var digest = Json.text(password, "digest");
    return digest == null || !"sha-256".equals(Json.text(password, "algorithm"))
        ? Optional.empty()
        : Password.ofDigest(digest);
  }
}
