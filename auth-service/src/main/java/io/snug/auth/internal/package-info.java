/// What the gateway and the other services ask.
@org.jspecify.annotations.NullMarked
package io.snug.auth.internal;
