package io.snug.channel.message;

import io.snug.channel.channel.ChannelId;

/// Where a message is: ids are unique in a channel only.
public record MessageKey(ChannelId channelId, String id) {}
