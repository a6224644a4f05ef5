package io.snug.gateway.realtime.ddp;

import io.snug.gateway.realtime.ChannelReaders.Access;
import io.snug.platform.caller.Caller;
import io.snug.platform.dialect.rocketchat.RocketChatFault;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ArrayNode;

/// Decides who may subscribe to what.
///
/// A room's subscription is noted before the owner is asked whether it is allowed, and opened
/// after: whoever loses the room in between finds nothing to open.
final class DdpSubscribing {
  private static final Logger log = LoggerFactory.getLogger(DdpSubscribing.class);

  /// Publications clients ask for at start-up that have nothing to publish here.
  private static final Set<String> EMPTY_PUBLICATIONS =
      Set.of(
          "meteor.loginServiceConfiguration",
          "meteor_autoupdate_clientVersions",
          "activeUsers",
          "userData",
          "roles");

  private final DdpSession session;
  private final DdpRealtime realtime;

  DdpSubscribing(DdpSession session, DdpRealtime realtime) {
    this.session = session;
    this.realtime = realtime;
  }

  Mono<Void> subscribe(DdpFrame.Sub sub) {
    if (EMPTY_PUBLICATIONS.contains(sub.name())) {
      return Mono.fromRunnable(() -> session.send(DdpEncoder.ready(sub.id())));
    }
    var stream = new DdpStream(sub.name(), eventName(sub.params()));
    var refusal = refusal(stream);
    if (refusal != null) {
      return Mono.fromRunnable(() -> session.send(DdpEncoder.nosub(sub.id(), refusal)));
    }
    var caller = session.caller();
    var room = stream.roomId();
    return room == null || caller == null
        ? Mono.fromRunnable(() -> openAtOnce(sub, stream))
        : openRoom(sub, stream, caller, room);
  }

  private @Nullable RocketChatFault refusal(DdpStream stream) {
    var caller = session.caller();
    var audience = stream.audience();
    if (audience == DdpStream.Audience.NOBODY) {
      return DdpFaults.unknownSubscription(stream.stream());
    }
    if (!stream.isNamed()) {
      return DdpFaults.invalidEventName();
    }
    if (session.subscriptions().isFull()) {
      return DdpFaults.notAllowed();
    }
    return switch (audience) {
      case ANYBODY -> null;
      case USER ->
          caller != null && caller.userId().value().equals(stream.owner())
              ? null
              : DdpFaults.notAllowed();
      case ROOM, LOGGED_IN, NOBODY -> caller == null ? DdpFaults.notAllowed() : null;
    };
  }

  private void openAtOnce(DdpFrame.Sub sub, DdpStream stream) {
    session.subscriptions().await(sub.id(), stream);
    session.subscriptions().open(sub.id());
    sayReady(sub, stream);
  }

  private Mono<Void> openRoom(DdpFrame.Sub sub, DdpStream stream, Caller caller, String room) {
    return Mono.defer(
        () -> {
          session.subscriptions().await(sub.id(), stream);
          realtime.users().listen(session, room);
          return realtime
              .readers()
              .access(caller, room)
              .doOnNext(access -> settle(sub, stream, caller, room, access))
              .then()
              .onErrorResume(failure -> refuseBroken(sub, room, failure));
        });
  }

  private void settle(
      DdpFrame.Sub sub, DdpStream stream, Caller caller, String room, Access access) {
    realtime.users().mayBeGuest(caller.userId(), room, access.asGuest());
    if (access.read() && session.subscriptions().open(sub.id())) {
      sayReady(sub, stream);
    } else {
      refuse(sub, room, DdpFaults.notAllowed());
    }
  }

  private Mono<Void> refuseBroken(DdpFrame.Sub sub, String room, Throwable failure) {
    log.warn("channel-service cannot be asked about a room: {}", failure.toString());
    refuse(sub, room, DdpFaults.internal());
    return Mono.empty();
  }

  private void refuse(DdpFrame.Sub sub, String room, RocketChatFault fault) {
    session.subscriptions().remove(sub.id());
    if (!session.subscriptions().needsRoom(room)) {
      realtime.users().unlisten(session, room);
    }
    session.send(DdpEncoder.nosub(sub.id(), fault));
  }

  private void sayReady(DdpFrame.Sub sub, DdpStream stream) {
    if (usesCollection(sub.params())) {
      session.send(DdpEncoder.addedStream(stream.stream(), stream.event()));
    }
    session.send(DdpEncoder.ready(sub.id()));
  }

  private static String eventName(ArrayNode params) {
    var name = params.path(0);
    return name.isString() ? name.stringValue() : "";
  }

  /// The second parameter is a boolean, or an object with that boolean and arguments.
  private static boolean usesCollection(ArrayNode params) {
    var option = params.path(1);
    return option.isBoolean()
        ? option.booleanValue()
        : option.path("useCollection").asBoolean(false);
  }
}
