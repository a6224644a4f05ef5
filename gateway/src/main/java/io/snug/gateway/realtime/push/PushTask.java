package io.snug.gateway.realtime.push;

import io.snug.platform.caller.UserId;
import io.snug.platform.event.Event;
import io.snug.platform.internal.Peer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An event one service shall turn into frames for those who are connected.
///
/// @param users who is connected and concerned
/// @param membersOf a channel only whose members may get the frames, asked again right before they
///   are sent; null where the event is about the addressee alone
record PushTask(Peer renderer, Event event, List<UserId> users, @Nullable String membersOf) {}
