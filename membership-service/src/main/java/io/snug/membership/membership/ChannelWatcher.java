package io.snug.membership.membership;

import reactor.core.publisher.Mono;

/// Is told when a channel has come and its first members are in, inside the same transaction.
public interface ChannelWatcher {
  Mono<Void> arrived(String channelId);
}
