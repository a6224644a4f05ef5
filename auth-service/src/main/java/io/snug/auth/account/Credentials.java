package io.snug.auth.account;

import org.jspecify.annotations.Nullable;

/// An account with what its password is checked against; null when it has none.
public record Credentials(Account account, @Nullable String passwordHash) {}
