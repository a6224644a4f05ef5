package io.snug.gateway.realtime.push;

import io.snug.gateway.auth.Revocations;
import io.snug.gateway.realtime.ConnectedUser;
import io.snug.gateway.realtime.ConnectedUsers;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.CredentialKind;
import io.snug.platform.caller.UserId;
import io.snug.platform.event.Event;
import io.snug.platform.event.EventTail;
import io.snug.platform.internal.Peer;
import io.snug.platform.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Decides for every event whether it concerns somebody who is connected here, and whom.
///
/// Losses come first: who is removed from a channel, or whose credential is revoked, is cut off the
/// moment the event is read, before anything older that still waits is sent. But messages and
/// removals come in different topics, in no order between them, so who hears a message is asked
/// once more of membership-service, together with the frames. Nobody who cannot be asked about
/// hears it: not knowing is no permission.
///
/// Frames of one channel keep the order of its events.
public final class PushDispatcher implements EventTail.Listener, DisposableBean {
  /// People to be told of something, or channels to be looked at, by one question to a service.
  private static final int TOGETHER_MAX = 500;

  private static final String MEMBER_ADDED = "member-added";
  private static final String MEMBER_REMOVED = "member-removed";
  private static final String CHANNEL_DELETED = "channel-deleted";

  private final ConnectedUsers users;
  private final Revocations revocations;
  private final PushRenderer renderer;
  private final PushDelivery delivery;
  private final PushLane<String> reviews;
  private final List<PushLane<PushTask>> lanes;

  PushDispatcher(
      ConnectedUsers users,
      Revocations revocations,
      PushRenderer renderer,
      AccessReview review,
      PushProperties properties) {
    this.users = users;
    this.revocations = revocations;
    this.renderer = renderer;
    delivery = new PushDelivery(users);
    reviews =
        new PushLane<>(
            properties.laneMax(),
            _ -> 1,
            TOGETHER_MAX,
            channels -> Flux.fromIterable(channels).distinct().concatMap(review::review).then());
    lanes = lanes(properties);
  }

  private List<PushLane<PushTask>> lanes(PushProperties properties) {
    var lanes = new ArrayList<PushLane<PushTask>>();
    for (int i = 0; i < properties.lanes(); i++) {
      lanes.add(
          new PushLane<PushTask>(
              properties.laneMax(), task -> task.users().size(), TOGETHER_MAX, this::work));
    }
    return lanes;
  }

  /// Takes the next event; waits where too much is under way.
  @Override
  public void hear(Event event) throws InterruptedException {
    switch (event.type()) {
      case "token-revoked", "account-deactivated", "account-changed" -> acceptUrgent(event);
      case MEMBER_ADDED -> added(event);
      case MEMBER_REMOVED -> removed(event);
      case "member-changed", "channel-hidden", "channel-shown", "channel-read" ->
          aboutOne(event, null);
      case "message-posted", "message-changed", "message-deleted" -> aboutMessage(event);
      case "channel-renamed", "channel-changed", "channel-archived", "channel-unarchived" ->
          changed(event);
      case CHANNEL_DELETED -> deleted(event);
      default -> {
        // nobody who is connected needs to know
      }
    }
  }

  @Override
  public void heard() {
    reviews.wake();
    lanes.forEach(PushLane::wake);
  }

  /// What must not wait for Kafka, and may come twice: dead credentials.
  void acceptUrgent(Event event) {
    revocations.accept(event);
    var data = event.data();
    switch (event.type()) {
      case "token-revoked" -> {
        var token = Json.requiredText(data, "tokenId");
        users.expel(
            new UserId(Json.requiredText(data, "userId")),
            caller -> caller.tokenId().equals(token));
      }
      case "account-deactivated" ->
          users.expel(new UserId(Json.requiredText(data, "id")), _ -> true);
      case "account-changed" -> rolesChanged(event);
      default -> {
        // can wait
      }
    }
  }

  /// Somebody whose roles changed has to come in again; what else changed is nobody's business
  /// here.
  private void rolesChanged(Event event) {
    var roles = new HashSet<String>();
    event.data().path("roles").forEach(role -> roles.add(role.asString()));
    boolean active = event.data().path("active").asBoolean(true);
    users.expel(
        new UserId(Json.requiredText(event.data(), "id")),
        caller -> !active || (isOpenWebUi(caller) && !caller.roles().equals(roles)));
  }

  private static boolean isOpenWebUi(Caller caller) {
    return caller.credential() == CredentialKind.OPEN_WEBUI_SESSION;
  }

  private void added(Event event) throws InterruptedException {
    users.joined(userOf(event), event.key());
    aboutOne(event, event.key());
  }

  private void removed(Event event) throws InterruptedException {
    users.left(userOf(event), event.key());
    aboutOne(event, null);
  }

  private void aboutOne(Event event, @Nullable String membersOf) throws InterruptedException {
    var user = userOf(event);
    if (users.find(user) != null) {
      pass(event, List.of(user), membersOf);
    }
  }

  private void aboutMessage(Event event) throws InterruptedException {
    var channelId = event.key();
    var concerned = new HashSet<>(connectedIn(channelId));
    for (var listener : users.listeners(channelId)) {
      var caller = listener.caller();
      if (caller != null) {
        concerned.add(caller.userId());
      }
    }
    pass(event, concerned, channelId);
  }

  private void changed(Event event) throws InterruptedException {
    if (users.isListenedTo(event.key())) {
      reviews.add(event.key());
    }
    pass(event, connectedIn(event.key()), event.key());
  }

  private void deleted(Event event) throws InterruptedException {
    var concerned = connectedIn(event.key());
    users.closed(event.key());
    pass(event, concerned, null);
  }

  /// A crowd is asked about in parts: an answer has its bounds.
  private void pass(Event event, Collection<UserId> concerned, @Nullable String membersOf)
      throws InterruptedException {
    var people = List.copyOf(concerned);
    for (int from = 0; from < people.size(); from += TOGETHER_MAX) {
      var part = people.subList(from, Math.min(people.size(), from + TOGETHER_MAX));
      lane(event.key()).add(new PushTask(event, Set.copyOf(part), membersOf));
    }
  }

  private Mono<Void> work(List<PushTask> tasks) {
    var aboutMessages = tasks.stream().filter(PushTask::isAboutMessage).toList();
    return Mono.zip(
            renderer.render(Peer.CHANNEL, aboutMessages),
            renderer.render(Peer.MEMBERSHIP, tasks),
            (messages, memberships) -> deliver(tasks, messages, memberships))
        .then();
  }

  private boolean deliver(
      List<PushTask> tasks, List<Rendered> messages, List<Rendered> memberships) {
    var message = messages.iterator();
    var membership = memberships.iterator();
    for (var task : tasks) {
      var ofMembers = membership.next();
      if (task.isAboutMessage()) {
        delivery.deliver(task, message.next().pushes(), ofMembers.members());
      }
      delivery.deliver(task, ofMembers.pushes());
    }
    return true;
  }

  private List<UserId> connectedIn(String channelId) {
    return users.in(channelId).stream().map(ConnectedUser::id).toList();
  }

  private static UserId userOf(Event event) {
    return new UserId(Json.requiredText(event.data(), "userId"));
  }

  private PushLane<PushTask> lane(String channelId) {
    return lanes.get(Math.floorMod(channelId.hashCode(), lanes.size()));
  }

  @Override
  public void destroy() {
    reviews.stop();
    lanes.forEach(PushLane::stop);
  }
}
