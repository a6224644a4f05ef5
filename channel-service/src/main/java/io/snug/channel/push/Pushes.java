package io.snug.channel.push;

import io.snug.channel.channel.Channel;
import io.snug.channel.channel.ChannelId;
import io.snug.channel.channel.ChannelRepository;
import io.snug.channel.message.Message;
import io.snug.channel.message.MessageRef;
import io.snug.channel.message.MessageRepository;
import io.snug.channel.push.PushRenderer.Posted;
import io.snug.platform.event.Event;
import io.snug.platform.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Turns an event about a message into what the gateway pushes to live clients, in every dialect.
public final class Pushes {
  private static final Set<String> TYPES = Set.of("message-posted", "message-changed");

  private final ChannelRepository channels;
  private final MessageRepository messages;
  private final List<PushRenderer> renderers;

  public Pushes(
      ChannelRepository channels, MessageRepository messages, List<PushRenderer> renderers) {
    this.channels = channels;
    this.messages = messages;
    this.renderers = List.copyOf(renderers);
  }

  /// The pushes of an event; none for events that are not about messages.
  Mono<List<ObjectNode>> of(Event event, List<String> users) {
    if (!TYPES.contains(event.type())) {
      return Mono.just(List.of());
    }
    return channels
        .find(new ChannelId(event.key()))
        .flatMap(channel -> of(event, channel, users))
        .defaultIfEmpty(List.of());
  }

  private Mono<List<ObjectNode>> of(Event event, Channel channel, List<String> users) {
    return messages
        .find(channel, new MessageRef.ById(event.subject()))
        .flatMap(message -> posted(event, channel, message, users))
        .map(posted -> renderers.stream().flatMap(r -> r.render(posted).stream()).toList());
  }

  private Mono<Posted> posted(Event event, Channel channel, Message message, List<String> users) {
    return Mono.zip(
        find(channel, message.threadId()),
        find(channel, message.replyTo()),
        (parent, quoted) ->
            new Posted(event, channel, message, parent.orElse(null), quoted.orElse(null), users));
  }

  private Mono<Optional<Message>> find(Channel channel, @Nullable String id) {
    return id == null
        ? Mono.just(Optional.empty())
        : messages
            .find(channel, new MessageRef.ById(id))
            .map(Optional::of)
            .defaultIfEmpty(Optional.empty());
  }

  /// The event's own temporary id, which the database does not keep.
  public static @Nullable String temporaryId(Event event) {
    return Json.text(event.data(), "temporaryId");
  }
}
