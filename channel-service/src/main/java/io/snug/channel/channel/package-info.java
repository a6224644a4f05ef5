/// Channels: what they are, making them, finding them, and who may see one.
@org.jspecify.annotations.NullMarked
package io.snug.channel.channel;
