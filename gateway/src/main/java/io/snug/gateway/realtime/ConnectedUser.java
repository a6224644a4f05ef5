package io.snug.gateway.realtime;

import io.snug.platform.caller.UserId;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;

/// Somebody with at least one open session, and the channels whose events concern them.
public final class ConnectedUser {
  private final UserId id;
  private final Set<LiveSession> sessions = new CopyOnWriteArraySet<>();
  private final Set<String> channels = ConcurrentHashMap.newKeySet();
  private final Set<String> granted = ConcurrentHashMap.newKeySet();
  private final Set<String> leftWhileLoading = new HashSet<>();
  private int loading;

  ConnectedUser(UserId id) {
    this.id = id;
  }

  public UserId id() {
    return id;
  }

  public Set<LiveSession> sessions() {
    return sessions;
  }

  public boolean isIn(String channelId) {
    return channels.contains(channelId);
  }

  /// Whether this user hears the channel as its member, and not because a grant lets them read it.
  public boolean isMemberOf(String channelId) {
    return channels.contains(channelId) && !granted.contains(channelId);
  }

  Set<String> channels() {
    return channels;
  }

  /// A list of channels is on its way; who leaves one meanwhile stays out of it.
  synchronized void loadingStarted() {
    loading++;
  }

  synchronized Set<String> loadingEnded(MyChannels.Loaded loaded) {
    var joined = new HashSet<>(loaded.all());
    joined.removeAll(leftWhileLoading);
    loading--;
    if (loading == 0) {
      leftWhileLoading.clear();
    }
    channels.addAll(joined);
    for (var channel : joined) {
      if (loaded.byGrant().contains(channel)) {
        granted.add(channel);
      }
    }
    return joined;
  }

  synchronized void joined(String channelId) {
    leftWhileLoading.remove(channelId);
    channels.add(channelId);
    granted.remove(channelId);
  }

  synchronized void left(String channelId) {
    if (loading > 0) {
      leftWhileLoading.add(channelId);
    }
    channels.remove(channelId);
    granted.remove(channelId);
  }
}
