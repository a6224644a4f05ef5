package io.snug.gateway.realtime.push;

import io.snug.gateway.realtime.ConnectedUser;
import io.snug.gateway.realtime.ConnectedUsers;
import io.snug.gateway.realtime.LiveSession;
import io.snug.gateway.realtime.Push;
import io.snug.platform.caller.UserId;
import io.snug.platform.dialect.Dialect;
import org.jspecify.annotations.Nullable;

/// Writes rendered frames to the sockets they are for, as things stand at this moment: who lost a
/// channel while its frame was being rendered gets nothing.
final class PushDelivery {
  private final ConnectedUsers users;

  PushDelivery(ConnectedUsers users) {
    this.users = users;
  }

  void deliver(PushTask task, Push push) {
    switch (push.audience()) {
      case Push.Audience.Channel(var channelId) -> deliverTo(channelId, push);
      case Push.Audience.Users(var ids) -> ids.forEach(id -> deliverTo(id, task, push));
    }
  }

  private void deliverTo(String channelId, Push push) {
    for (var session : users.listeners(channelId)) {
      if (session.dialect() == push.dialect()) {
        session.deliver(push);
      }
    }
  }

  private void deliverTo(UserId id, PushTask task, Push push) {
    var user = users.find(id);
    if (user == null || !isEntitled(user, task.membersOf())) {
      return;
    }
    for (var session : user.sessions()) {
      if (session.dialect() == push.dialect()) {
        enterFirst(task, push, user, session);
        session.deliver(push);
      }
    }
  }

  private static boolean isEntitled(ConnectedUser user, @Nullable String membersOf) {
    return membersOf == null || user.isIn(membersOf);
  }

  /// Open WebUI's front end re-reads its list on the frame but does not enter the room by itself.
  private static void enterFirst(
      PushTask task, Push push, ConnectedUser user, LiveSession session) {
    var channelId = task.event().key();
    if (push.dialect() == Dialect.OPEN_WEBUI && user.isIn(channelId)) {
      session.join(channelId);
    }
  }
}
