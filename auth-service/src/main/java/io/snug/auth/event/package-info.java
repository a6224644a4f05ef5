/// Writes that are told to others.
@org.jspecify.annotations.NullMarked
package io.snug.auth.event;
