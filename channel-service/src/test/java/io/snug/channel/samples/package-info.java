/// The sample channel.
@org.jspecify.annotations.NullMarked
package io.snug.channel.samples;
