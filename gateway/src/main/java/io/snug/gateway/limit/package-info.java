/// How often somebody may call.
@org.jspecify.annotations.NullMarked
package io.snug.gateway.limit;
