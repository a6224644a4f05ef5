package io.snug.auth.token;

import java.security.MessageDigest;

/// What is kept of an Open WebUI API key.
final class StoredApiKey {
  private final String id;
  private final byte[] sha256;

  StoredApiKey(String id, byte[] sha256) {
    this.id = id;
    this.sha256 = sha256.clone();
  }

  String id() {
    return id;
  }

  boolean isOf(String secret) {
    return MessageDigest.isEqual(sha256, TokenHash.of(secret));
  }
}
