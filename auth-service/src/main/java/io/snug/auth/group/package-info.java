/// User groups.
@org.jspecify.annotations.NullMarked
package io.snug.auth.group;
