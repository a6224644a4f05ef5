package io.snug.gateway.realtime.socketio;

import io.snug.gateway.auth.Credential;
import io.snug.gateway.auth.Introspection;
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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One Open WebUI session. It may stay unknown for as long as it likes, for the sign-in page opens
/// its socket before anybody has signed in; then it is in no room and hears nothing.
final class SocketIoSession implements LiveSession {
  private static final String CHANNEL_EVENTS = "events:channel";

  private final String id;
  private final SocketIoRealtime realtime;
  private final OutboundFrames outbound;
  private final SocketLoop loop;
  private final SocketIoReading reading;
  private final Set<String> rooms = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Login login;
  private volatile Instant pingedAt;
  private volatile boolean answered = true;
  private boolean connected;

  SocketIoSession(String id, SocketIoRealtime realtime) {
    this.id = id;
    this.realtime = realtime;
    outbound = new OutboundFrames(realtime.properties().outboundMax());
    loop = new SocketLoop(outbound, realtime.metrics());
    reading = new SocketIoReading(realtime.readMarks());
    pingedAt = realtime.clock().instant();
  }

  @Override
  public Dialect dialect() {
    return Dialect.OPEN_WEBUI;
  }

  @Override
  public @Nullable Login login() {
    return login;
  }

  /// Serves the socket until it is closed.
  Mono<Void> run(WebSocketSession socket) {
    realtime.pulse().add(this);
    realtime.metrics().socketOpened(dialect());
    outbound.send(
        SocketIoEncoder.open(
            id, realtime.properties().socketIoPing(), realtime.properties().socketIoPatience()));
    return loop.run(socket, this::handle).doFinally(_ -> end());
  }

  private void end() {
    realtime.pulse().remove(this);
    realtime.metrics().socketClosed(dialect());
    logOut();
  }

  private Mono<Void> handle(Heard heard) {
    answered = true;
    return switch (SocketIoDecoder.decode(heard.text())) {
      case SocketIoPacket.Pong _, SocketIoPacket.Other _ -> Mono.empty();
      case SocketIoPacket.Probe(var payload) ->
          Mono.fromRunnable(() -> outbound.send(SocketIoEncoder.pong(payload)));
      case SocketIoPacket.Close _, SocketIoPacket.Disconnect _ ->
          Mono.fromRunnable(() -> loop.close(CloseStatus.NORMAL));
      case SocketIoPacket.Connect(var namespace, var auth) -> connect(namespace, auth);
      case SocketIoPacket.Event event -> connected ? handle(event) : malformed();
      case SocketIoPacket.Malformed _ -> malformed();
    };
  }

  private static Mono<Void> malformed() {
    return Mono.error(new ProtocolException(CloseStatus.PROTOCOL_ERROR));
  }

  private Mono<Void> connect(String namespace, ObjectNode auth) {
    if (!namespace.equals("/")) {
      return Mono.fromRunnable(() -> outbound.send(SocketIoEncoder.connectError(namespace)));
    }
    connected = true;
    return recognise(auth)
        .flatMap(known -> become(known).then())
        .then(Mono.fromRunnable(() -> outbound.send(SocketIoEncoder.connected(id))));
  }

  private Mono<Void> handle(SocketIoPacket.Event event) {
    return switch (event.name()) {
      case "user-join" -> userJoin(event);
      case "join-channels" -> joinChannels(event).then(acknowledge(event));
      case CHANNEL_EVENTS -> channelEvent(event).then(acknowledge(event));
      // heartbeat, usage and whatever else the front end tells about itself
      default -> acknowledge(event);
    };
  }

  private Mono<Void> acknowledge(SocketIoPacket.Event event) {
    return Mono.fromRunnable(
        () -> {
          if (event.wantsAck()) {
            outbound.send(SocketIoEncoder.emptyAck(event.ackId()));
          }
        });
  }

  private Mono<Void> userJoin(SocketIoPacket.Event event) {
    return recogniseIn(event)
        .flatMap(known -> become(known).doOnNext(this::enter).thenReturn(known))
        .doOnNext(known -> welcome(event, known.caller()))
        .hasElement()
        .flatMap(known -> known ? Mono.<Void>empty() : acknowledge(event));
  }

  private void welcome(SocketIoPacket.Event event, Caller known) {
    if (event.wantsAck()) {
      var user = Json.object().put("id", known.userId().value()).put("name", known.name());
      outbound.send(SocketIoEncoder.ack(event.ackId(), user));
    }
  }

  private Mono<Void> joinChannels(SocketIoPacket.Event event) {
    return recogniseIn(event).flatMap(this::become).doOnNext(this::enter).then();
  }

  private Mono<Login> recogniseIn(SocketIoPacket.Event event) {
    var payload = event.payload();
    return payload != null && payload.get("auth") instanceof ObjectNode auth
        ? recognise(auth)
        : Mono.empty();
  }

  /// Whom the token belongs to; empty for none. API keys open no sockets.
  private Mono<Login> recognise(ObjectNode auth) {
    var token = Json.text(auth, "token");
    if (token == null || token.isBlank()) {
      return Mono.empty();
    }
    var credential = new Credential.OpenWebUi(token);
    return credential.isApiKey()
        ? Mono.empty()
        : realtime
            .introspections()
            .of(credential)
            .ofType(Introspection.Active.class)
            .map(active -> new Login(credential, active.caller()));
  }

  /// The session is now this account's; completes with its channels.
  private Mono<Set<String>> become(Login known) {
    var before = caller();
    boolean same = before != null && before.userId().equals(known.caller().userId());
    if (!same) {
      logOut();
    }
    login = known;
    return same
        ? realtime.users().refresh(this, known.caller())
        : realtime.users().connect(this, known.caller());
  }

  private void enter(Set<String> channels) {
    channels.forEach(this::enter);
  }

  private void enter(String channelId) {
    rooms.add(channelId);
    realtime.users().listen(this, channelId);
    var known = caller();
    var user = known == null ? null : realtime.users().find(known.userId());
    if (user == null || !user.isIn(channelId)) {
      // left, or logged out, while the list was on its way
      realtime.users().unlisten(this, channelId);
      rooms.remove(channelId);
    }
  }

  private Mono<Void> channelEvent(SocketIoPacket.Event event) {
    var payload = event.payload();
    var known = caller();
    var channelId = payload == null ? null : Json.text(payload, "channel_id");
    if (payload == null || known == null || channelId == null || !rooms.contains(channelId)) {
      return Mono.empty();
    }
    return switch (Json.text(payload.path("data"), "type")) {
      case "typing" -> Mono.fromRunnable(() -> relayTyping(known, channelId, payload));
      case "last_read_at" -> reading.read(known.userId(), channelId, realtime.clock().instant());
      case null, default -> Mono.empty();
    };
  }

  /// What the writer's front end said goes to the whole room, word for word, the writer included.
  private void relayTyping(Caller writer, String channelId, ObjectNode payload) {
    var relayed = Json.object().put("channel_id", channelId);
    relayed.set("message_id", orNull(payload.get("message_id")));
    relayed.set("data", payload.path("data"));
    var role = writer.isAdmin() ? "admin" : "user";
    relayed
        .putObject("user")
        .put("id", writer.userId().value())
        .put("name", writer.name())
        .put("role", role);
    var push =
        new Push(
            Dialect.OPEN_WEBUI,
            new Push.Audience.Channel(channelId),
            "",
            CHANNEL_EVENTS,
            Json.array().add(relayed));
    for (var listener : realtime.users().listeners(channelId)) {
      if (listener.dialect() == Dialect.OPEN_WEBUI) {
        listener.deliver(push);
      }
    }
  }

  private static JsonNode orNull(@Nullable JsonNode node) {
    return node == null ? Json.MAPPER.nullNode() : node;
  }

  @Override
  public void deliver(Push push) {
    outbound.send(SocketIoEncoder.event(push.event(), push.args()));
    realtime.metrics().pushed(dialect());
  }

  /// Enters the room of a channel this account has just come into.
  @Override
  public void join(String channelId) {
    enter(channelId);
  }

  @Override
  public void leave(String channelId) {
    rooms.remove(channelId);
  }

  @Override
  public void expel() {
    logOut();
    outbound.send(SocketIoEncoder.DISCONNECT);
    loop.close(CloseStatus.NORMAL);
  }

  private void logOut() {
    var known = caller();
    login = null;
    rooms.forEach(room -> realtime.users().unlisten(this, room));
    rooms.clear();
    if (known != null) {
      realtime.users().disconnect(this, known.userId());
    }
  }

  @Override
  public void close(CloseStatus why) {
    loop.leave(why);
  }

  @Override
  public void pulse(Instant now) {
    var since = Duration.between(pingedAt, now);
    if (!answered && since.compareTo(realtime.properties().socketIoPatience()) >= 0) {
      loop.close(CloseStatus.NORMAL);
    } else if (since.compareTo(realtime.properties().socketIoPing()) >= 0) {
      pingedAt = now;
      answered = false;
      outbound.send(SocketIoEncoder.PING);
    } else {
      reading.flush(now).subscribe();
    }
  }
}
