package io.snug.gateway.realtime.ddp;

import io.snug.gateway.auth.Introspections;
import io.snug.gateway.edge.ClientAddress;
import io.snug.gateway.limit.RealtimeRateLimits;
import io.snug.gateway.metrics.EdgeMetrics;
import io.snug.gateway.realtime.ChannelReaders;
import io.snug.gateway.realtime.ConnectedUsers;
import io.snug.gateway.realtime.Pulse;
import io.snug.gateway.realtime.RealtimeProperties;
import io.snug.gateway.route.RouteTable;
import java.time.InstantSource;

/// What every connection works with.
record DdpRealtime(
    RouteTable routes,
    DdpServices services,
    ChannelReaders readers,
    Introspections introspections,
    RealtimeRateLimits limits,
    ConnectedUsers users,
    Pulse pulse,
    RealtimeProperties properties,
    EdgeMetrics metrics,
    ClientAddress clientAddress,
    InstantSource clock) {}
