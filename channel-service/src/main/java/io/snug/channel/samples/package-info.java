/// The default channel of a sample workspace.
@org.jspecify.annotations.NullMarked
package io.snug.channel.samples;
