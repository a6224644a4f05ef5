/// Channels and messages as Slack clients know them.
@org.jspecify.annotations.NullMarked
package io.snug.channel.slack;
