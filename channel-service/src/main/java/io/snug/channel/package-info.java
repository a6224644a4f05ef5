/// The service that owns channels and messages.
@org.jspecify.annotations.NullMarked
package io.snug.channel;
