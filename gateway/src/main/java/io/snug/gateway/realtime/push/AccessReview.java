package io.snug.gateway.realtime.push;

import io.snug.gateway.realtime.ChannelReaders;
import io.snug.gateway.realtime.ConnectedUsers;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Asks again, when a channel has changed, whether those who hear it without being its members
/// still may: grants go, and public channels become private.
final class AccessReview {
  private static final Logger log = LoggerFactory.getLogger(AccessReview.class);
  private static final int AT_ONCE = 4;

  private final ConnectedUsers users;
  private final ChannelReaders readers;

  AccessReview(ConnectedUsers users, ChannelReaders readers) {
    this.users = users;
    this.readers = readers;
  }

  Mono<Void> review(String channelId) {
    return Flux.fromIterable(guests(channelId))
        .flatMap(guest -> review(guest, channelId), AT_ONCE)
        .then();
  }

  private Collection<Caller> guests(String channelId) {
    Map<UserId, Caller> guests = new HashMap<>();
    for (var session : users.listeners(channelId)) {
      note(session.caller(), channelId, guests);
    }
    for (var user : users.in(channelId)) {
      user.sessions().forEach(session -> note(session.caller(), channelId, guests));
    }
    return guests.values();
  }

  private void note(@Nullable Caller caller, String channelId, Map<UserId, Caller> guests) {
    var user = caller == null ? null : users.find(caller.userId());
    if (caller != null && user != null && !user.isMemberOf(channelId)) {
      guests.put(caller.userId(), caller);
    }
  }

  /// Who cannot be asked about hears nothing: not knowing is no permission.
  private Mono<Boolean> review(Caller guest, String channelId) {
    return readers
        .access(guest, channelId)
        .doOnNext(access -> users.mayBeGuest(guest.userId(), channelId, access.asGuest()))
        .map(ChannelReaders.Access::read)
        .doOnError(failure -> log.warn("channel-service cannot be asked: {}", failure.toString()))
        .onErrorReturn(false)
        .doOnNext(
            may -> {
              if (!may) {
                users.left(guest.userId(), channelId);
              }
            });
  }
}
