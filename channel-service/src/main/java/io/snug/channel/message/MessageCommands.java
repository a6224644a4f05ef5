package io.snug.channel.message;

import io.snug.channel.channel.Access;
import io.snug.channel.channel.Channel;
import io.snug.channel.channel.ChannelQueries;
import io.snug.channel.channel.FindChannelResult;
import io.snug.channel.channel.Standing;
import io.snug.channel.copy.Account;
import io.snug.channel.copy.AccountRepository;
import io.snug.channel.copy.Person;
import io.snug.channel.copy.StorableText;
import io.snug.channel.message.NewMessages.Wish;
import io.snug.platform.caller.Caller;
import io.snug.platform.id.Ids;
import io.snug.platform.inbox.FollowUps;
import io.snug.platform.internal.Peer;
import io.snug.platform.json.Json;
import io.snug.platform.outbox.Outbox;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import reactor.core.publisher.Mono;

/// Posts messages.
///
/// A message that was answered is durable together with its number and its event. The same id again
/// in the same channel is the same message, also when both come at once, and there is no second
/// event.
public final class MessageCommands {
  private static final char ID_LETTER = 'M';

  private final ChannelQueries channels;
  private final NewMessages newMessages;
  private final MessageRepository messages;
  private final AccountRepository accounts;
  private final Outbox outbox;
  private final Ids ids;
  private final InstantSource clock;

  public MessageCommands(
      ChannelQueries channels,
      NewMessages newMessages,
      MessageRepository messages,
      AccountRepository accounts,
      Outbox outbox,
      Ids ids,
      InstantSource clock) {
    this.channels = channels;
    this.newMessages = newMessages;
    this.messages = messages;
    this.accounts = accounts;
    this.outbox = outbox;
    this.ids = ids;
    this.clock = clock;
  }

  public Mono<PostMessageResult> post(Caller caller, PostMessage command) {
    return channels
        .findForPosting(caller, command.channel(), command.rule())
        .flatMap(found -> post(caller, command, found));
  }

  private Mono<PostMessageResult> post(
      Caller caller, PostMessage command, FindChannelResult found) {
    return switch (found) {
      case FindChannelResult.Absent _ -> Mono.just(new PostMessageResult.NoChannel());
      case FindChannelResult.Closed(var channel) ->
          Mono.just(new PostMessageResult.Closed(channel));
      case FindChannelResult.Found(var standing, var access) ->
          post(caller, command, standing, access);
    };
  }

  private Mono<PostMessageResult> post(
      Caller caller, PostMessage command, Standing standing, Access access) {
    var channel = standing.channel();
    if (!access.write()) {
      return Mono.just(new PostMessageResult.NotWritable(channel));
    }
    if (channel.archived()) {
      return Mono.just(new PostMessageResult.Archived(channel));
    }
    if (channel.readOnly() && !mayPostReadOnly(caller, standing)) {
      return Mono.just(new PostMessageResult.ReadOnly(channel));
    }
    return context(channel, command)
        .flatMap(context -> write(caller, command, channel, context))
        .defaultIfEmpty(new PostMessageResult.NoParent());
  }

  private static boolean mayPostReadOnly(Caller caller, Standing standing) {
    return caller.may("post-readonly") || standing.leads() || standing.hasRole("moderator");
  }

  /// What a message refers to: the thread it belongs to and the people it mentions.
  private record Context(@Nullable ThreadRoot root, List<Person> mentions) {}

  /// Empty when the thread or the quoted message is not there.
  private Mono<Context> context(Channel channel, PostMessage command) {
    return isQuotable(channel, command)
        .filter(quotable -> quotable)
        .flatMap(_ -> withRoot(channel, command));
  }

  private Mono<Context> withRoot(Channel channel, PostMessage command) {
    var parent = command.thread();
    if (parent == null) {
      return withMentions(channel, command, null);
    }
    return messages
        .find(channel, parent)
        .map(ThreadRoot::of)
        .flatMap(root -> withMentions(channel, command, root));
  }

  private Mono<Context> withMentions(
      Channel channel, PostMessage command, @Nullable ThreadRoot root) {
    var mentions = command.mentions();
    return accounts
        .find(channel.workspaceId(), mentions.usernames(), mentions.ids())
        .map(found -> new Context(root, people(found)));
  }

  private static List<Person> people(List<Account> accounts) {
    return accounts.stream().map(Account::person).toList();
  }

  private Mono<Boolean> isQuotable(Channel channel, PostMessage command) {
    var quoted = command.quoted();
    return quoted == null
        ? Mono.just(true)
        : messages.find(channel, new MessageRef.ById(quoted)).hasElement();
  }

  private Mono<PostMessageResult> write(
      Caller caller, PostMessage command, Channel channel, Context context) {
    var message = message(caller, command, channel, context);
    boolean inMain = message.root() == null || command.alsoInMain();
    return append(message, inMain, StorableText.ofNullable(command.temporaryId()))
        .map(posted -> new PostMessageResult.Posted(posted, channel));
  }

  private Message message(Caller caller, PostMessage command, Channel channel, Context context) {
    var content =
        new Content(
            StorableText.of(command.text()),
            null,
            context.mentions(),
            command.mentions().all(),
            StorableText.ofNullable(command.data()),
            StorableText.ofNullable(command.meta()),
            StorableText.of(command.extra()));
    return new Message(
        channel.id(),
        channel.workspaceId(),
        command.id() == null ? ids.next(ID_LETTER) : StorableText.of(command.id()),
        null,
        MessageTime.of(clock.instant()),
        Author.of(caller),
        content,
        context.root(),
        StorableText.ofNullable(command.quoted()),
        command.botId(),
        ThreadSummary.NONE,
        null,
        null,
        command.origin());
  }

  /// Gives the message its place; one that is there already is answered as it is.
  private Mono<Message> append(Message message, boolean inMain, @Nullable String temporaryId) {
    var eventId = UUID.randomUUID();
    var draft = MessageEvents.draft(message, temporaryId);
    return newMessages
        .post(new Wish(message, inMain, eventId, draft))
        .flatMap(
            place -> {
              var placed = message.at(place.seq(), place.ts());
              var event = MessageEvents.posted(eventId, draft, placed, place);
              return outbox.committed(List.of(event), Peer.MEMBERSHIP).thenReturn(placed);
            })
        .onErrorResume(DuplicateKeyException.class, _ -> Mono.empty())
        .switchIfEmpty(Mono.defer(() -> messages.findAgain(message)));
  }

  /// Appends a message that tells of something, in the transaction of the event that it tells of.
  /// Its id says which, so that telling twice is telling once.
  public Mono<Void> announce(Channel channel, SystemMessage news) {
    var message =
        new Message(
            channel.id(),
            channel.workspaceId(),
            news.id(),
            null,
            MessageTime.of(clock.instant()),
            new Author(news.author(), List.of()),
            new Content(news.text(), news.type(), List.of(), false, null, null, Json.object()),
            null,
            null,
            null,
            ThreadSummary.NONE,
            null,
            null,
            channel.origin());
    var eventId = UUID.randomUUID();
    var draft = MessageEvents.draft(message, null);
    return newMessages
        .postAlone(new Wish(message, true, eventId, draft))
        .map(
            place ->
                MessageEvents.posted(eventId, draft, message.at(place.seq(), place.ts()), place))
        .flatMap(event -> FollowUps.add(outbox.committed(List.of(event), Peer.MEMBERSHIP)));
  }
}
