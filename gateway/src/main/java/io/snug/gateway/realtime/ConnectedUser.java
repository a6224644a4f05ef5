package io.snug.gateway.realtime;

import io.snug.platform.caller.Caller;
import io.snug.platform.caller.UserId;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import org.jspecify.annotations.Nullable;

/// Somebody with at least one open session, and the channels whose events concern them.
public final class ConnectedUser {
  private final UserId id;
  private final Set<LiveSession> sessions = new CopyOnWriteArraySet<>();
  private final Set<String> channels = ConcurrentHashMap.newKeySet();
  private final Set<String> granted = ConcurrentHashMap.newKeySet();
  private final Set<String> guestOf = ConcurrentHashMap.newKeySet();
  private final Set<String> leftWhileLoading = new HashSet<>();
  private int loading;
  private boolean unlisted = true;

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

  /// Whether this user hears the channel without being its member, as far as anybody knows. Of
  /// somebody whose list could not be had nobody does.
  public synchronized boolean isGuestOf(String channelId) {
    return !unlisted
        && !isMemberOf(channelId)
        && (granted.contains(channelId) || guestOf.contains(channelId));
  }

  /// Takes down whether this user might read the channel also without being its member.
  void mayBeGuestOf(String channelId, boolean may) {
    if (may) {
      guestOf.add(channelId);
    } else {
      guestOf.remove(channelId);
    }
  }

  Set<String> channels() {
    return channels;
  }

  /// A list of channels is on its way; who leaves one meanwhile stays out of it.
  synchronized void loadingStarted() {
    loading++;
  }

  /// The list could not be had.
  synchronized void loadingFailed() {
    loadingOver();
  }

  private void loadingOver() {
    loading--;
    if (loading == 0) {
      leftWhileLoading.clear();
    }
  }

  /// Whether nobody knows yet which channels this user is in, and nobody is finding out.
  synchronized boolean isUnlisted() {
    return unlisted && loading == 0;
  }

  /// Somebody this user is logged in as.
  @Nullable Caller anyCaller() {
    for (var session : sessions) {
      var caller = session.caller();
      if (caller != null) {
        return caller;
      }
    }
    return null;
  }

  synchronized Set<String> loadingEnded(MyChannels.Loaded loaded) {
    var joined = new HashSet<>(loaded.all());
    joined.removeAll(leftWhileLoading);
    loadingOver();
    unlisted = false;
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
    guestOf.remove(channelId);
  }
}
