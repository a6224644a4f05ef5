/// What roles may do.
@org.jspecify.annotations.NullMarked
package io.snug.auth.permission;
