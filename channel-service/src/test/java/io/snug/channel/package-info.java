/// The service as a whole, on real parts.
@org.jspecify.annotations.NullMarked
package io.snug.channel;
