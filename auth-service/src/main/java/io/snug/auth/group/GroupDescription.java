package io.snug.auth.group;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What can be said of a group when it is made or changed; null leaves data and permissions alone.
public record GroupDescription(
    String name, String description, @Nullable ObjectNode data, @Nullable ObjectNode permissions) {}
