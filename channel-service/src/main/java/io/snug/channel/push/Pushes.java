package io.snug.channel.push;

import io.snug.channel.channel.Channel;
import io.snug.channel.channel.ChannelId;
import io.snug.channel.channel.ChannelRepository;
import io.snug.channel.message.Message;
import io.snug.channel.message.MessageKey;
import io.snug.channel.message.MessageRepository;
import io.snug.channel.push.PushRenderer.Posted;
import io.snug.platform.event.Event;
import io.snug.platform.json.Json;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Turns events about messages into what the gateway pushes to live clients, in every dialect. What
/// is in the database is looked up for all events together.
public final class Pushes {
  private static final Logger log = LoggerFactory.getLogger(Pushes.class);

  private final ChannelRepository channels;
  private final MessageRepository messages;
  private final List<PushRenderer> renderers;

  public Pushes(
      ChannelRepository channels, MessageRepository messages, List<PushRenderer> renderers) {
    this.channels = channels;
    this.messages = messages;
    this.renderers = List.copyOf(renderers);
  }

  /// The pushes for each question; none for events that are not about a message's text.
  Mono<List<List<ObjectNode>>> of(List<PushQuestion> questions) {
    return known(questions)
        .map(known -> questions.stream().map(question -> bearable(question, known)).toList());
  }

  private record Known(Map<ChannelId, Channel> channels, Map<MessageKey, Message> messages) {
    @Nullable Message message(ChannelId channel, @Nullable String id) {
      return id == null ? null : messages.get(new MessageKey(channel, id));
    }
  }

  private Mono<Known> known(List<PushQuestion> questions) {
    var keys =
        questions.stream().filter(PushQuestion::isAboutText).map(Pushes::key).distinct().toList();
    var ids = keys.stream().map(MessageKey::channelId).distinct().toList();
    return Mono.zip(channels.some(ids), messages.some(keys).flatMap(this::withWhatTheyAnswer))
        .map(found -> new Known(found.getT1(), found.getT2()));
  }

  /// With the first messages of their threads, and those they quote.
  private Mono<Map<MessageKey, Message>> withWhatTheyAnswer(Map<MessageKey, Message> found) {
    var more = found.values().stream().flatMap(Pushes::answered).distinct().toList();
    return messages.some(more).map(answered -> joined(found, answered));
  }

  private static Stream<MessageKey> answered(Message message) {
    return Stream.of(message.threadId(), message.replyTo())
        .flatMap(Stream::ofNullable)
        .map(id -> new MessageKey(message.channelId(), id));
  }

  private static <K, V> Map<K, V> joined(Map<K, V> some, Map<K, V> others) {
    var all = new HashMap<>(some);
    all.putAll(others);
    return all;
  }

  private static MessageKey key(PushQuestion question) {
    return new MessageKey(new ChannelId(question.event().key()), question.event().subject());
  }

  /// An event that cannot be borne does not keep the others from being told.
  private List<ObjectNode> bearable(PushQuestion question, Known known) {
    try {
      return pushes(question, known);
    } catch (RuntimeException failure) {
      var event = question.event();
      log.warn("{} {} cannot be rendered", event.type(), event.id(), failure);
      return List.of();
    }
  }

  private List<ObjectNode> pushes(PushQuestion question, Known known) {
    var key = key(question);
    var channel = known.channels().get(key.channelId());
    var message = known.messages().get(key);
    if (!question.isAboutText() || channel == null || message == null) {
      return List.of();
    }
    var posted =
        new Posted(
            question.event(),
            channel,
            message,
            known.message(key.channelId(), message.threadId()),
            known.message(key.channelId(), message.replyTo()),
            question.users());
    return renderers.stream().map(each -> each.render(posted)).flatMap(Collection::stream).toList();
  }

  /// The event's own temporary id, which the database does not keep.
  public static @Nullable String temporaryId(Event event) {
    return Json.text(event.data(), "temporaryId");
  }
}
