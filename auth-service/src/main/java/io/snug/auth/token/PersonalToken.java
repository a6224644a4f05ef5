package io.snug.auth.token;

import java.time.Instant;

/// A personal access token as its owner sees it afterwards.
public record PersonalToken(
    String name, Instant createdAt, String lastPart, boolean bypassTwoFactor) {}
