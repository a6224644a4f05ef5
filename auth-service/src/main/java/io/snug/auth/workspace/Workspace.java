package io.snug.auth.workspace;

import io.snug.platform.caller.WorkspaceId;

/// What everything belongs to; Slack calls it a team.
///
/// @param domain the short name that stands in its address
public record Workspace(WorkspaceId id, String name, String domain) {}
