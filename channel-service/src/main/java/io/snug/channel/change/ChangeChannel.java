package io.snug.channel.change;

import io.snug.channel.channel.AccessRule;
import io.snug.channel.channel.Channel;
import io.snug.channel.channel.ChannelRef;
import java.util.function.Function;

/// The wish that a channel be otherwise, in the product's words.
///
/// @param access who knows of the channel at all
/// @param permission who of them may change it
/// @param archivedToo whether an archived channel may be changed
/// @param nameIsUnique whether no other channel of the workspace may have the new name; a channel
///   that had its name to itself keeps that right in any case
/// @param edit what shall be different about the channel as it is; asked for once it is sure that
///   the caller may, so that what else is wrong is told to nobody else
public record ChangeChannel(
    ChannelRef channel,
    AccessRule access,
    ChangeRule permission,
    boolean archivedToo,
    boolean nameIsUnique,
    Function<Channel, ChannelEdit> edit) {}
