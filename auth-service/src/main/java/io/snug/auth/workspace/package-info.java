/// Workspaces, to which everything else belongs.
@org.jspecify.annotations.NullMarked
package io.snug.auth.workspace;
