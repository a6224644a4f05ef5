package io.snug.platform.caller;

/// An account's id, the same in every dialect.
public record UserId(String value) {
  public UserId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a user id is never blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
