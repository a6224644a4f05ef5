package io.snug.channel.channel;

import io.snug.channel.copy.MembershipOwner;
import io.snug.platform.caller.Caller;
import java.util.List;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;

/// Finds channels for somebody: the one place where it is decided what they may see.
public final class ChannelQueries {
  private final ChannelRepository channels;
  private final MembershipOwner owner;

  public ChannelQueries(ChannelRepository channels, MembershipOwner owner) {
    this.channels = channels;
    this.owner = owner;
  }

  /// Looks a channel up. Before somebody this service has never heard of as a member is turned
  /// away, the membership-service is asked.
  public Mono<FindChannelResult> find(Caller caller, ChannelRef ref, AccessRule rule) {
    return find(caller, standing(caller, ref), rule, Access::isNone);
  }

  /// As [#find], for somebody who will want to know [#readTs] too.
  public Mono<FindChannelResult> findWithRead(Caller caller, ChannelRef ref, AccessRule rule) {
    var standing = channels.findWithRead(caller.workspaceId(), caller.userId(), ref);
    return find(caller, standing, rule, Access::isNone);
  }

  /// As [#find], for somebody who is about to post.
  public Mono<FindChannelResult> findForPosting(Caller caller, ChannelRef ref, AccessRule rule) {
    return find(caller, standing(caller, ref), rule, access -> !access.write());
  }

  private Mono<Standing> standing(Caller caller, ChannelRef ref) {
    return channels.find(caller.workspaceId(), caller.userId(), ref);
  }

  private Mono<FindChannelResult> find(
      Caller caller, Mono<Standing> found, AccessRule rule, Predicate<Access> tooLittle) {
    return found
        .flatMap(standing -> decide(caller, standing, rule, tooLittle))
        .defaultIfEmpty(new FindChannelResult.Absent());
  }

  private Mono<FindChannelResult> decide(
      Caller caller, Standing standing, AccessRule rule, Predicate<Access> tooLittle) {
    if (standing.membership() != null || !tooLittle.test(rule.access(caller, standing))) {
      return Mono.just(result(caller, standing, rule));
    }
    return owner
        .find(caller.workspaceId(), caller.userId(), standing.channel().id().value())
        .map(standing::with)
        .defaultIfEmpty(standing)
        .map(known -> result(caller, known, rule));
  }

  private static FindChannelResult result(Caller caller, Standing standing, AccessRule rule) {
    var access = rule.access(caller, standing);
    return access.isNone()
        ? new FindChannelResult.Closed(standing.channel())
        : new FindChannelResult.Found(standing, access);
  }

  /// Numbers about a channel, as its asking person sees them.
  public Mono<ChannelFigures> figures(Caller caller, Standing standing) {
    var membership = standing.membership();
    return channels.figures(
        standing.channel().id(), caller.userId(), membership == null ? 0 : membership.readSeq());
  }

  /// When the newest message that the asking person has read was posted, in microseconds; 0 for
  /// none.
  public Mono<Long> readTs(Caller caller, Standing standing) {
    var readTs = standing.readTs();
    return readTs == null
        ? figures(caller, standing).map(ChannelFigures::readTs)
        : Mono.just(readTs);
  }

  /// Everybody in the channel, owners first.
  public Mono<List<ChannelPerson>> people(Channel channel) {
    return channels.people(channel.id());
  }

  /// Whether a name is taken by any channel of the workspace, visible to the caller or not.
  public Mono<Boolean> isTaken(Caller caller, String name) {
    return channels.isHeldByArchived(caller.workspaceId(), name).hasElement();
  }
}
