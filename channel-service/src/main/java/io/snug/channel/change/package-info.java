/// Changing channels: another name, another description, other readers.
@org.jspecify.annotations.NullMarked
package io.snug.channel.change;
