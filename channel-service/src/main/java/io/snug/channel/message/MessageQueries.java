package io.snug.channel.message;

import io.snug.channel.channel.AccessRule;
import io.snug.channel.channel.Channel;
import io.snug.channel.channel.ChannelQueries;
import io.snug.channel.channel.ChannelRef;
import io.snug.channel.channel.FindChannelResult;
import io.snug.platform.caller.Caller;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Reads messages, for those who may.
public final class MessageQueries {
  private final ChannelQueries channels;
  private final MessageRepository messages;

  public MessageQueries(ChannelQueries channels, MessageRepository messages) {
    this.channels = channels;
    this.messages = messages;
  }

  /// A stretch of a channel's timeline, newest first.
  public Mono<ReadResult<History.Page>> history(
      Caller caller, ChannelRef ref, AccessRule rule, History history) {
    return read(caller, ref, rule, channel -> messages.history(channel, history));
  }

  /// What stands in no thread and was written by somebody, newest first.
  public Mono<ReadResult<List<Message>>> topLevel(
      Caller caller, ChannelRef ref, AccessRule rule, int offset, int limit) {
    return read(caller, ref, rule, channel -> messages.topLevel(channel, offset, limit));
  }

  /// A thread: its first message, and a page of its replies, oldest first.
  public record Conversation(Message parent, History.Page replies) {}

  /// The thread a message belongs to, be it the first or a reply.
  public Mono<ReadResult<Conversation>> thread(
      Caller caller, ChannelRef ref, AccessRule rule, MessageRef message, History history) {
    return read(caller, ref, rule, channel -> thread(channel, message, history));
  }

  private Mono<Conversation> thread(Channel channel, MessageRef ref, History history) {
    return messages
        .find(channel, ref)
        .flatMap(
            found ->
                found.isReply()
                    ? messages.find(channel, new MessageRef.ById(ThreadRoot.of(found).id()))
                    : Mono.just(found))
        .flatMap(
            parent ->
                messages
                    .replies(channel, parent.id(), history)
                    .map(page -> new Conversation(parent, page)));
  }

  /// Replies of a thread, newest first, and the thread's first message behind the last of them.
  /// Nothing for a message that is not there.
  public Mono<ReadResult<List<Message>>> newestReplies(
      Caller caller, ChannelRef ref, AccessRule rule, String thread, int offset, int limit) {
    return read(
        caller,
        ref,
        rule,
        channel ->
            messages
                .newestReplies(channel, thread, offset, limit)
                .flatMap(replies -> withParent(channel, thread, replies, limit)));
  }

  private Mono<List<Message>> withParent(
      Channel channel, String thread, List<Message> replies, int limit) {
    if (replies.size() >= limit) {
      return Mono.just(replies);
    }
    return messages
        .find(channel, new MessageRef.ById(thread))
        .map(parent -> Flux.fromIterable(replies).concatWithValues(parent))
        .defaultIfEmpty(Flux.fromIterable(replies))
        .flatMap(Flux::collectList);
  }

  public Mono<ReadResult<Message>> message(
      Caller caller, ChannelRef ref, AccessRule rule, String id) {
    return read(caller, ref, rule, channel -> messages.find(channel, new MessageRef.ById(id)));
  }

  /// Looks for a message wherever it is, among the channels the caller may read.
  public Mono<ReadResult<Message>> anywhere(Caller caller, AccessRule rule, String id) {
    return messages
        .places(id)
        .flatMapMany(Flux::fromIterable)
        .concatMap(channel -> message(caller, new ChannelRef.ById(channel), rule, id))
        .filter(ReadResult.Read.class::isInstance)
        .next()
        .defaultIfEmpty(new ReadResult.NoMessage<>());
  }

  /// Whether any channel has a message of this id.
  public Mono<Boolean> exists(String id) {
    return messages.places(id).map(places -> !places.isEmpty());
  }

  /// Messages that others quote. Those that are gone are left out.
  public Mono<List<Message>> quoted(Channel channel, List<Message> quoting) {
    var ids =
        quoting.stream()
            .flatMap(message -> Stream.ofNullable(message.replyTo()))
            .distinct()
            .toList();
    return messages.some(channel, ids);
  }

  /// The newest message of the main timeline; empty when there is none.
  public Mono<Message> newest(Channel channel) {
    return channel.timeline().lastSeq() == 0 ? Mono.empty() : messages.newest(channel);
  }

  /// How many messages of the main timeline lie between two timestamps, both left out.
  public Mono<Long> count(Channel channel, long after, long before) {
    return messages.count(channel, after, before);
  }

  private <T> Mono<ReadResult<T>> read(
      Caller caller, ChannelRef ref, AccessRule rule, Function<Channel, Mono<T>> reader) {
    return channels.find(caller, ref, rule).flatMap(found -> read(found, reader));
  }

  private static <T> Mono<ReadResult<T>> read(
      FindChannelResult found, Function<Channel, Mono<T>> reader) {
    return switch (found) {
      case FindChannelResult.Absent _ -> Mono.just(new ReadResult.NoChannel<>());
      case FindChannelResult.Closed(var channel) -> Mono.just(new ReadResult.Closed<>(channel));
      case FindChannelResult.Found(var standing, var access) when !access.read() ->
          Mono.just(new ReadResult.Closed<>(standing.channel()));
      case FindChannelResult.Found(var standing, _) ->
          reader
              .apply(standing.channel())
              .<ReadResult<T>>map(value -> new ReadResult.Read<>(standing, value))
              .defaultIfEmpty(new ReadResult.NoMessage<>());
    };
  }
}
