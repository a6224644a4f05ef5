/// Messages: posting, reading, and the events that tell of them.
@org.jspecify.annotations.NullMarked
package io.snug.channel.message;
