package io.snug.auth.group;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// People who can be named together: as members of a channel at its creation, or in a grant.
///
/// @param data what its makers' clients want to remember
/// @param meta as `data`
/// @param permissions what its members may do beyond their roles: areas, each with its flags
public record UserGroup(
    String id,
    String createdBy,
    String name,
    String description,
    @Nullable ObjectNode data,
    @Nullable ObjectNode meta,
    @Nullable ObjectNode permissions,
    int memberCount,
    Instant createdAt,
    Instant updatedAt) {}
