package io.snug.auth.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// A password as it may be shown at log-in: always as the lower-case hex SHA-256 of what was typed.
///
/// Rocket.Chat's clients send that digest instead of the password, so it is what gets hashed, and
/// both forms of a password are the same to us.
public record Password(String digest) {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  public Password {
    if (!DIGEST.matcher(digest).matches()) {
      throw new IllegalArgumentException("not a lower-case hex SHA-256");
    }
  }

  /// A password as typed.
  public static Password plain(String typed) {
    return new Password(
        HexFormat.of().formatHex(sha256().digest(typed.getBytes(StandardCharsets.UTF_8))));
  }

  /// A digest as a client sent it; empty when it is none.
  public static Optional<Password> ofDigest(String digest) {
    return DIGEST.matcher(digest).matches() ? Optional.of(new Password(digest)) : Optional.empty();
  }

  /// Never shows the digest: it is as good as the password.
  @Override
  public String toString() {
    return "Password[…]";
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
