package io.snug.membership.membership;

import io.snug.membership.copy.ChannelCopies;
import io.snug.membership.copy.Storable;
import io.snug.platform.caller.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Finds the channel a request means.
@Component
public class ChannelLookup {
  private final ChannelCopies channels;
  private final ChannelOwner owner;

  ChannelLookup(ChannelCopies channels, ChannelOwner owner) {
    this.channels = channels;
    this.owner = owner;
  }

  /// The channel's id; empty for a name nobody has given.
  public Mono<String> idOf(Caller caller, ChannelRef ref) {
    return switch (ref) {
      case ChannelRef.ById(var id) -> Mono.just(Storable.text(id));
      // Names of channels made through Open WebUI may be empty; that is nobody's to find.
      case ChannelRef.ByName(var name) when name.isBlank() -> Mono.empty();
      case ChannelRef.ByName(var name) ->
          channels.findByName(
              caller.workspaceId().value(), Storable.text(name), caller.userId().value());
    };
  }

  /// The workspace of a channel that is known here.
  public Mono<String> workspaceOf(String channelId) {
    return channels.workspaceOf(Storable.text(channelId));
  }

  /// Does something with a channel. When that is empty because the channel is unknown here, its
  /// owner is asked for it and the attempt is made once more.
  public <T> Mono<T> orFetched(String channelId, Mono<T> attempt) {
    if (channelId.isBlank()) {
      return attempt;
    }
    var again = Mono.defer(() -> owner.fetch(channelId)).filter(found -> found);
    return attempt.switchIfEmpty(again.flatMap(_ -> attempt));
  }
}
