package io.snug.gateway.realtime.push;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What is pushed to sockets, and how much may be under way.
///
/// @param enabled whether events are read at all; without them sockets stay silent
/// @param lanes how many questions to a service are under way at once; one channel's events are in
///   one lane. More of them pay only where the services have more than one event loop between them
///   to answer on
/// @param laneMax how many events wait in a lane before reading pauses
@ConfigurationProperties("snug.push")
public record PushProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue({"snug.channels.v1", "snug.messages.v1", "snug.memberships.v1", "snug.users.v1"})
        List<String> topics,
    @DefaultValue("1") int lanes,
    @DefaultValue("1000") int laneMax) {
  public PushProperties {
    if (lanes < 1) {
      throw new IllegalArgumentException("snug.push.lanes must be positive");
    }
    if (laneMax < 1) {
      throw new IllegalArgumentException("snug.push.lane-max must be positive");
    }
    topics = List.copyOf(topics);
  }
}
