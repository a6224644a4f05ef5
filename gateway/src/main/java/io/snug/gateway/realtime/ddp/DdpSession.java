package io.snug.gateway.realtime.ddp;

import io.snug.gateway.realtime.Heard;
import io.snug.gateway.realtime.LiveSession;
import io.snug.gateway.realtime.Login;
import io.snug.gateway.realtime.OutboundFrames;
import io.snug.gateway.realtime.ProtocolException;
import io.snug.gateway.realtime.Push;
import io.snug.gateway.realtime.SocketLoop;
import io.snug.platform.caller.Caller;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.json.Json;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// One DDP connection: the handshake, the pings, who is logged in, what it hears.
///
/// Frames are handled strictly one after the other, methods included, so a client may send a log-in
/// and what needs it in one go. Pushes come in between, from other threads.
final class DdpSession implements LiveSession {
  private static final Logger log = LoggerFactory.getLogger(DdpSession.class);
  private static final CloseStatus SILENT = new CloseStatus(4000, "no answer to ping");
  private static final CloseStatus LOGGED_OUT = new CloseStatus(4001, "logged out by the server");

  private final String id;
  private final String clientAddress;
  private final DdpWire wire;
  private final DdpRealtime realtime;
  private final DdpMethods methods;
  private final OutboundFrames outbound;
  private final SocketLoop loop;
  private final DdpSubscriptions subscriptions = new DdpSubscriptions();
  private volatile @Nullable Login login;
  private volatile boolean loggingOut;
  private volatile Instant lastHeard;
  private volatile boolean pinged;
  private boolean connected;

  DdpSession(String id, String clientAddress, DdpWire wire, DdpRealtime realtime) {
    this.id = id;
    this.clientAddress = clientAddress;
    this.wire = wire;
    this.realtime = realtime;
    methods = new DdpMethods(this, realtime);
    outbound = new OutboundFrames(realtime.properties().outboundMax());
    loop = new SocketLoop(outbound, realtime.metrics());
    lastHeard = realtime.clock().instant();
  }

  String id() {
    return id;
  }

  String clientAddress() {
    return clientAddress;
  }

  DdpSubscriptions subscriptions() {
    return subscriptions;
  }

  @Override
  public @Nullable Login login() {
    return login;
  }

  @Override
  public Dialect dialect() {
    return Dialect.ROCKET_CHAT;
  }

  /// Serves the socket until it is closed.
  Mono<Void> run(WebSocketSession socket) {
    realtime.pulse().add(this);
    realtime.metrics().socketOpened(dialect());
    if (!wire.opening().isEmpty()) {
      outbound.send(wire.opening());
    }
    send(DdpEncoder.serverId());
    return loop.run(socket, this::handle).doFinally(_ -> end());
  }

  private void end() {
    realtime.pulse().remove(this);
    realtime.metrics().socketClosed(dialect());
    logOut();
  }

  private Mono<Void> handle(Heard heard) {
    lastHeard = realtime.clock().instant();
    pinged = false;
    var documents = wire.unpack(heard.text());
    return documents.size() == 1
        ? handle(DdpDecoder.decode(documents.getFirst()), heard)
        : Flux.fromIterable(documents)
            .concatMap(document -> handle(DdpDecoder.decode(document), heard))
            .then();
  }

  private Mono<Void> handle(DdpFrame frame, Heard heard) {
    if (!connected && !(frame instanceof DdpFrame.Connect)) {
      throw new ProtocolException(CloseStatus.PROTOCOL_ERROR);
    }
    return switch (frame) {
      case DdpFrame.Connect connect -> Mono.fromRunnable(() -> connect(connect));
      case DdpFrame.Ping(var pingId) -> Mono.fromRunnable(() -> send(DdpEncoder.pong(pingId)));
      case DdpFrame.Pong _ -> Mono.empty();
      case DdpFrame.Method method -> methods.call(method, heard);
      case DdpFrame.Sub sub -> subscribe(sub);
      case DdpFrame.Unsub(var subscription) -> Mono.fromRunnable(() -> unsubscribe(subscription));
      case DdpFrame.Malformed _ -> throw new ProtocolException(CloseStatus.PROTOCOL_ERROR);
    };
  }

  private void connect(DdpFrame.Connect connect) {
    if (connect.version().equals("1")) {
      connected = true;
      send(DdpEncoder.connected(id));
    } else {
      send(DdpEncoder.failed());
      loop.close(CloseStatus.NORMAL);
    }
  }

  private Mono<Void> subscribe(DdpFrame.Sub sub) {
    return new DdpSubscribing(this, realtime).subscribe(sub);
  }

  private void unsubscribe(String subscription) {
    var stream = subscriptions.remove(subscription);
    var room = stream == null ? null : stream.roomId();
    if (room != null && !subscriptions.needsRoom(room)) {
      realtime.users().unlisten(this, room);
    }
    send(DdpEncoder.nosub(subscription));
  }

  void send(String document) {
    outbound.send(wire.pack(document));
  }

  /// From now on the connection is somebody's.
  Mono<Void> logIn(Login newcomer) {
    logOut();
    login = newcomer;
    loggingOut = false;
    return realtime.users().connect(this, newcomer.caller()).then();
  }

  /// A log-out is under way: the revocation it causes is no reason to be thrown out.
  void startLogOut() {
    loggingOut = true;
  }

  /// From now on the connection is nobody's.
  void logOut() {
    var leaver = login;
    login = null;
    subscriptions.rooms().forEach(room -> realtime.users().unlisten(this, room));
    subscriptions.logOut();
    if (leaver != null) {
      realtime.users().disconnect(this, leaver.caller().userId());
    }
  }

  @Override
  public void deliver(Push push) {
    if (subscriptions.hears(new DdpStream(push.stream(), push.event()))) {
      send(DdpEncoder.changed(push));
      realtime.metrics().pushed(dialect());
    }
  }

  /// Rocket.Chat's clients subscribe to a room themselves.
  @Override
  public void join(String channelId) {}

  @Override
  public void leave(String channelId) {
    subscriptions.leaveRoom(channelId);
  }

  @Override
  public void expel() {
    var expelled = login;
    if (expelled == null || loggingOut) {
      return;
    }
    log.info("connection {} is logged out: its credential is dead", id);
    sayForcedLogOut(expelled.caller());
    logOut();
    loop.close(LOGGED_OUT);
  }

  /// The credential turned out to be dead while it was used.
  void discoverLoggedOut() {
    var expelled = login;
    if (expelled != null) {
      sayForcedLogOut(expelled.caller());
      logOut();
    }
  }

  private void sayForcedLogOut(Caller caller) {
    var event = caller.userId().value() + "/force_logout";
    if (subscriptions.hears(new DdpStream(DdpStream.NOTIFY_USER, event))) {
      send(DdpEncoder.changed(DdpStream.NOTIFY_USER, event, Json.array()));
    }
    send(DdpEncoder.removedUser(caller));
  }

  @Override
  public void close(CloseStatus why) {
    loop.leave(why);
  }

  @Override
  public void pulse(Instant now) {
    var silence = Duration.between(lastHeard, now);
    var patience = realtime.properties().ddpPing();
    if (silence.compareTo(patience.multipliedBy(2)) >= 0) {
      loop.close(SILENT);
    } else if (silence.compareTo(patience) >= 0 && !pinged) {
      pinged = true;
      send(DdpEncoder.ping());
    }
  }
}
