/// What the other services ask; no client ever sees these paths.
@org.jspecify.annotations.NullMarked
package io.snug.channel.internal;
