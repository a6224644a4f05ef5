package io.snug.channel.channel;

import io.snug.channel.channel.NewChannels.Wish;
import io.snug.channel.copy.Account;
import io.snug.channel.copy.AccountRepository;
import io.snug.channel.copy.Membership;
import io.snug.channel.copy.Person;
import io.snug.channel.copy.StorableText;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.UserId;
import io.snug.platform.caller.WorkspaceId;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.id.Ids;
import io.snug.platform.internal.Peer;
import io.snug.platform.json.Json;
import io.snug.platform.outbox.Outbox;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import reactor.core.publisher.Mono;

/// Makes channels.
///
/// A channel that was answered is durable together with its first members, its name and its event.
/// The same wish again is answered [CreateChannelResult.NameTaken], for a direct channel
/// [CreateChannelResult.Existing]: also when both come at once.
public final class ChannelCommands {
  private final NewChannels newChannels;
  private final ChannelRepository channels;
  private final AccountRepository accounts;
  private final Outbox outbox;
  private final Ids ids;
  private final InstantSource clock;

  public ChannelCommands(
      NewChannels newChannels,
      ChannelRepository channels,
      AccountRepository accounts,
      Outbox outbox,
      Ids ids,
      InstantSource clock) {
    this.newChannels = newChannels;
    this.channels = channels;
    this.accounts = accounts;
    this.outbox = outbox;
    this.ids = ids;
    this.clock = clock;
  }

  public Mono<CreateChannelResult> create(Caller caller, CreateChannel command) {
    var permission = command.permission();
    if (permission != null && !caller.may(permission)) {
      return Mono.just(new CreateChannelResult.NotPermitted(permission));
    }
    var invitees = command.invitees();
    return accounts
        .find(caller.workspaceId(), invitees.usernames(), invitees.ids())
        .map(found -> members(caller, command, found))
        .flatMap(
            members ->
                command.type() == ChannelType.DIRECT
                    ? direct(caller, command, members)
                    : named(caller, command, members));
  }

  private Mono<CreateChannelResult> named(
      Caller caller, CreateChannel command, List<Member> members) {
    return make(caller, command, members, "")
        .switchIfEmpty(Mono.defer(() -> nameTaken(caller.workspaceId(), command.name())));
  }

  /// These are asked for again and again, and made once.
  private Mono<CreateChannelResult> direct(
      Caller caller, CreateChannel command, List<Member> members) {
    var people = DirectPeople.digest(members);
    Mono<CreateChannelResult> existing =
        channels.findDirect(caller.workspaceId(), people).map(CreateChannelResult.Existing::new);
    return existing.switchIfEmpty(make(caller, command, members, people)).switchIfEmpty(existing);
  }

  /// Empty when the name is taken, or somebody has just made the direct channel of these people.
  ///
  /// @param people digest of everybody in a direct channel, empty for other types
  private Mono<CreateChannelResult> make(
      Caller caller, CreateChannel command, List<Member> members, String people) {
    return Mono.defer(
        () -> {
          var channel = channel(caller, command);
          var event = ChannelEvents.created(channel, members);
          return newChannels
              .make(new Wish(event, command.nameIsUnique(), people))
              .filter(made -> made)
              .flatMap(
                  _ ->
                      outbox
                          .committed(List.of(event), Peer.MEMBERSHIP)
                          .thenReturn(new CreateChannelResult.Created(channel, members)));
        });
  }

  /// Makes a public channel of a fixed id that every workspace has, owned by one account and with
  /// the others in it. Where its name is taken, nothing happens.
  public Mono<Boolean> createDefault(
      ChannelId id, String name, WorkspaceId workspace, Account owner, List<Account> others) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var channel =
        new Channel(
            id,
            workspace,
            ChannelType.PUBLIC,
            name,
            name,
            List.of(),
            ChannelNote.UNSET,
            ChannelNote.UNSET,
            "",
            false,
            false,
            Json.object(),
            Json.object(),
            owner.person(),
            now,
            now,
            1,
            Timeline.EMPTY,
            Dialect.ROCKET_CHAT,
            Sharing.usual(ChannelType.PUBLIC, now));
    var members = new ArrayList<Member>();
    members.add(new Member(owner.person(), List.of(Membership.OWNER), null));
    others.forEach(account -> members.add(new Member(account.person(), List.of(), null)));
    var event = ChannelEvents.created(channel, members);
    return newChannels
        .make(new Wish(event, true, ""))
        .delayUntil(
            made -> made ? outbox.committed(List.of(event), Peer.MEMBERSHIP) : Mono.empty());
  }

  private Mono<CreateChannelResult> nameTaken(WorkspaceId workspace, String name) {
    return channels
        .isHeldByArchived(workspace, name)
        .defaultIfEmpty(false)
        .map(archived -> new CreateChannelResult.NameTaken(StorableText.of(name), archived));
  }

  private Channel channel(Caller caller, CreateChannel command) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return new Channel(
        new ChannelId(ids.next(command.idLetter())),
        caller.workspaceId(),
        command.type(),
        StorableText.of(command.name()),
        StorableText.of(command.displayName()),
        List.of(),
        ChannelNote.of(StorableText.of(command.topic()), caller.userId(), now),
        ChannelNote.of(StorableText.of(command.purpose()), caller.userId(), now),
        "",
        command.readOnly(),
        false,
        StorableText.of(command.customFields()),
        StorableText.of(command.extra()),
        Person.of(caller),
        now,
        now,
        1,
        Timeline.EMPTY,
        command.origin(),
        sharing(command, now));
  }

  private static Sharing sharing(CreateChannel command, Instant now) {
    var sharing = command.sharing();
    if (sharing == null) {
      return Sharing.usual(command.type(), now);
    }
    return new Sharing(
        StorableText.ofNullable(sharing.kind()),
        StorableText.ofNullable(sharing.description()),
        sharing.markedPrivate(),
        StorableText.ofNullable(sharing.data()),
        StorableText.ofNullable(sharing.meta()),
        sharing.grants());
  }

  private static List<Member> members(Caller caller, CreateChannel command, List<Account> found) {
    var people = new LinkedHashMap<UserId, Person>();
    command.invitees().ids().forEach(id -> people.put(id, Person.unknown(id.value())));
    found.forEach(account -> people.put(account.person().id(), account.person()));
    people.remove(caller.userId());
    var members = new ArrayList<Member>();
    if (command.creatorJoins()) {
      members.add(new Member(Person.of(caller), List.of(Membership.OWNER), null));
    }
    people.values().forEach(p -> members.add(new Member(p, List.of(), caller.userId())));
    return members;
  }
}
