package io.snug.channel.channel;

/// Numbers about a channel that are counted when asked for.
///
/// @param unread messages of others after what the asking person has read
/// @param readTs when the newest message they have read was posted, in microseconds; 0 for none
public record ChannelFigures(int members, long unread, long readTs) {}
