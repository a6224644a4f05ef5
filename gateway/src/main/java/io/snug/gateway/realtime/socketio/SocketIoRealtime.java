package io.snug.gateway.realtime.socketio;

import io.snug.gateway.auth.Introspections;
import io.snug.gateway.metrics.EdgeMetrics;
import io.snug.gateway.realtime.ConnectedUsers;
import io.snug.gateway.realtime.Pulse;
import io.snug.gateway.realtime.RealtimeProperties;
import java.time.InstantSource;

/// What every session works with.
record SocketIoRealtime(
    Introspections introspections,
    ReadMarks readMarks,
    ConnectedUsers users,
    Pulse pulse,
    RealtimeProperties properties,
    EdgeMetrics metrics,
    InstantSource clock) {}
