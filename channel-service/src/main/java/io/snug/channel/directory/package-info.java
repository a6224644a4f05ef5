/// The directory: what can be found by name.
@org.jspecify.annotations.NullMarked
package io.snug.channel.directory;
