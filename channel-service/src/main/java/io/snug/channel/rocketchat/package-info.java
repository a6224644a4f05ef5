/// Channels and messages as Rocket.Chat clients know them, over REST and realtime.
@org.jspecify.annotations.NullMarked
package io.snug.channel.rocketchat;
