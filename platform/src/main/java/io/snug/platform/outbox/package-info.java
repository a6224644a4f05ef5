/// Events leave through a table: written with the change, published by one relay.
@org.jspecify.annotations.NullMarked
package io.snug.platform.outbox;
