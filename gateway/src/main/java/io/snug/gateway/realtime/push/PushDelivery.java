package io.snug.gateway.realtime.push;

import io.snug.gateway.realtime.ConnectedUser;
import io.snug.gateway.realtime.ConnectedUsers;
import io.snug.gateway.realtime.LiveSession;
import io.snug.gateway.realtime.Push;
import io.snug.platform.caller.UserId;
import io.snug.platform.dialect.Dialect;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Writes rendered frames to the sockets they are for, as things stand at this moment: who lost a
/// channel while its frame was being rendered gets nothing.
final class PushDelivery {
  private final ConnectedUsers users;

  PushDelivery(ConnectedUsers users) {
    this.users = users;
  }

  /// What membership-service rendered: it knows whom it has rendered it for.
  void deliver(PushTask task, List<Push> pushes) {
    pushes.forEach(push -> deliver(task, push, _ -> true));
  }

  /// A message's frames, to those of the task who are in its channel by the word of
  /// membership-service, and to its guests among them.
  void deliver(PushTask task, List<Push> pushes, Set<UserId> members) {
    pushes.forEach(push -> deliver(task, push, user -> mayHear(task, user, members)));
  }

  private static boolean mayHear(PushTask task, ConnectedUser user, Set<UserId> members) {
    return members.contains(user.id())
        || (task.users().contains(user.id()) && user.isGuestOf(task.event().key()));
  }

  private void deliver(PushTask task, Push push, Predicate<ConnectedUser> mayHear) {
    switch (push.audience()) {
      case Push.Audience.Channel(var channelId) -> deliverTo(channelId, push, mayHear);
      case Push.Audience.Users(var ids) -> ids.forEach(id -> deliverTo(id, task, push, mayHear));
    }
  }

  private void deliverTo(String channelId, Push push, Predicate<ConnectedUser> mayHear) {
    for (var session : users.listeners(channelId)) {
      var caller = session.caller();
      var user = caller == null ? null : users.find(caller.userId());
      if (session.dialect() == push.dialect() && user != null && mayHear.test(user)) {
        session.deliver(push);
      }
    }
  }

  private void deliverTo(UserId id, PushTask task, Push push, Predicate<ConnectedUser> mayHear) {
    var user = users.find(id);
    if (user == null || !isEntitled(user, task.membersOf()) || !mayHear.test(user)) {
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
