package io.snug.gateway.route;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the pattern of a path by walking its segments once: the cost depends on the path's depth,
/// not on the number of patterns. A literal segment wins over `{}`, and `{}` over `**`.
final class PathTree {
  private static final String ANY = "{}";
  private static final String REST = "**";

  private final Map<String, PathTree> children = new HashMap<>();
  private @Nullable OpenWebUiRoute here;

  void add(OpenWebUiRoute route) {
    var node = this;
    for (var segment : route.name().substring(1).split("/", -1)) {
      node = node.children.computeIfAbsent(segment, _ -> new PathTree());
    }
    node.here = route;
  }

  /// The route of a path that starts with a slash, or null.
  @Nullable OpenWebUiRoute find(String path) {
    return find(path, 1);
  }

  private @Nullable OpenWebUiRoute find(String path, int from) {
    int slash = path.indexOf('/', from);
    var segment = slash < 0 ? path.substring(from) : path.substring(from, slash);
    var found = find(children.get(segment), path, slash);
    if (found == null && !segment.isEmpty()) {
      found = find(children.get(ANY), path, slash);
    }
    var rest = children.get(REST);
    return found == null && rest != null ? rest.here : found;
  }

  private static @Nullable OpenWebUiRoute find(@Nullable PathTree next, String path, int slash) {
    if (next == null) {
      return null;
    }
    return slash < 0 ? next.here : next.find(path, slash + 1);
  }
}
