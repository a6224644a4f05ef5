package io.snug.platform.caller;

/// A workspace's id (Slack: team). Everything belongs to exactly one workspace.
public record WorkspaceId(String value) {
  public WorkspaceId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a workspace id is never blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
