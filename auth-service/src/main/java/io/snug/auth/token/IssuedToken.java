package io.snug.auth.token;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A token at the one moment its secret is known.
public record IssuedToken(String id, String secret, @Nullable Instant expiresAt) {}
