package io.snug.auth.login;

import io.snug.auth.password.Password;
import io.snug.platform.caller.WorkspaceId;

/// Somebody at the door.
///
/// @param address where they come from, as the gateway saw it
public record LogInAttempt(
    WorkspaceId workspaceId, LogInIdentity identity, Password password, String address) {}
