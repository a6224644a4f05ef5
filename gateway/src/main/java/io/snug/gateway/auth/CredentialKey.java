package io.snug.gateway.auth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The SHA-256 of a credential, so that no cache holds tokens.
record CredentialKey(long a, long b, long c, long d) {
  static CredentialKey of(Credential credential) {
    var digest = sha256();
    digest.update(credential.dialect().wireName().getBytes(StandardCharsets.US_ASCII));
    digest.update((byte) 0);
    digest.update(credential.token().getBytes(StandardCharsets.UTF_8));
    var userId = credential.userId();
    if (userId != null) {
      digest.update((byte) 0);
      digest.update(userId.getBytes(StandardCharsets.UTF_8));
    }
    var bytes = ByteBuffer.wrap(digest.digest());
    return new CredentialKey(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }
}
