package io.snug.channel.directory;

import io.snug.channel.channel.Channel;

/// A channel as the directory lists it.
public record ChannelEntry(Channel channel, int members) {}
