package io.snug.platform.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A fact that some service has committed, as a CloudEvent.
///
/// @param id stays the same however often the event is delivered
/// @param source the service that says it, such as `/snug/channel-service`
/// @param subject the id of the aggregate the event is about
/// @param key what events are kept in order by: the channel's id, or the account's
/// @param version of the aggregate; a later state has a higher one
/// @param data the aggregate's whole new state
/// @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents
///   1.0</a>
public record Event(
    UUID id,
    String type,
    String source,
    String subject,
    String key,
    long version,
    Instant time,
    @Nullable String traceparent,
    ObjectNode data) {}
