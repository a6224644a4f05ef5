package io.snug.auth.permission;

import java.time.Instant;
import java.util.List;

/// What holders of some roles may do.
public record Permission(String id, List<String> roles, Instant updatedAt) {
  public Permission {
    roles = List.copyOf(roles);
  }
}
